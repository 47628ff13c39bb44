import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { jest } from '@jest/globals';
import { transpile } from 'typescript';
import type * as PerFile from '../../src/system/runner/per-file';

const compiled = (path: string): string =>
  transpile(readFileSync(require.resolve(path), 'utf8'), { module: 1, target: 9, esModuleInterop: true });
const sources = new Map(
  ['../../src/system/runner/per-file', '../../src/system/runner/circus-events', '../../src/system/runner/when-global-comes'].map((path) => [
    path.split('/').at(-1),
    compiled(path),
  ]),
);

/** The module as a runner evaluates it for a test file: with a global object of its own, and the core modules of all. */
function evaluateFor(file: object, name = 'per-file'): typeof PerFile {
  const exports = {};
  const load = (path: string): unknown => (path.startsWith('.') ? evaluateFor(file, path.split('/').at(-1)) : require(path));
  runInContext(`(function (exports, require) {${sources.get(name)}\n})`, file)(exports, load);
  return exports as typeof PerFile;
}

describe('perFile', () => {
  it('gives all copies of a module within a file the same value', () => {
    const file = createContext({});
    const create = () => ({ value: {}, leave: () => {} });

    const values = [evaluateFor(file).perFile('a', create), evaluateFor(file).perFile('a', create), evaluateFor(file).perFile('b', create)];

    expect(values[1]).toBe(values[0]);
    expect(values[2]).not.toBe(values[0]);
  });

  it('leaves all values of a file when the next file makes its first one', () => {
    const left: string[] = [];
    const make = (name: string) => () => ({ value: {}, leave: () => void left.push(name) });
    const first = evaluateFor(createContext({}));
    const second = evaluateFor(createContext({}));
    first.perFile('a', make('a of the first'));
    first.perFile('b', make('b of the first'));
    expect(left).toEqual([]);

    second.perFile('a', make('a of the second'));

    expect(left).toEqual(['a of the first', 'b of the first']);
  });

  it('leaves all values of a file when Jest is done with it, and does so once', () => {
    const left: string[] = [];
    const handlers: ((event: { name: string }) => void)[] = [];
    const file = createContext({});
    evaluateFor(file).perFile('a', () => ({ value: {}, leave: () => void left.push('a') }));
    Object.assign(file, { [Symbol.for('EVENT_HANDLERS')]: handlers });

    for (const name of ['run_finish', 'teardown', 'teardown']) for (const handler of handlers) handler({ name });
    evaluateFor(createContext({})).perFile('a', () => ({ value: {}, leave: () => {} }));

    expect(left).toEqual(['a']);
  });

  it('survives jest.resetModules', async () => {
    const create = () => ({ value: {}, leave: () => {} });
    const load = (): typeof PerFile => jest.requireActual('../../src/system/runner/per-file');

    const before = load().perFile('survivor', create);
    jest.resetModules();

    expect(load().perFile('survivor', create)).toBe(before);
  });
});
