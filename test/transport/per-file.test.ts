import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import { jest } from '@jest/globals';
import { transpile } from 'typescript';
import type * as PerFile from '../../src/transport/per-file';

const source = transpile(readFileSync(require.resolve('../../src/transport/per-file'), 'utf8'), {
  module: 1,
  target: 9,
  esModuleInterop: true,
});

/** The module as a runner evaluates it for a test file: with a global object of its own, and the core modules of all. */
function evaluateFor(file: object): typeof PerFile {
  const exports = {};
  runInContext(`(function (exports, require) {${source}\n})`, file)(exports, require);
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

  it('survives jest.resetModules', async () => {
    const create = () => ({ value: {}, leave: () => {} });
    const load = (): typeof PerFile => jest.requireActual('../../src/transport/per-file');

    const before = load().perFile('survivor', create);
    jest.resetModules();

    expect(load().perFile('survivor', create)).toBe(before);
  });
});
