import { dirname, resolve } from 'node:path';
import { diagnose } from '../doctor';
import { realFiles } from '../system/process/real-files';
import { valueInWords } from '../words/value-in-words';
import type { TraceData, TraceFinding } from '../page/trace/trace-data';
import type { TestWorld } from '../testing/world/test-world';
import { broughtWorlds } from './brought-worlds';
import { traceHtml } from './trace-html';
import { traceOfWorld } from './trace-of-world';

/** Writes a page of what happened in a world until now. @returns the full path of the file */
export function writeTrace(world: TestWorld, file: unknown): string {
  return writePage(checked(file, 'sqs.trace'), {
    title: world.mover()?.name ?? 'What happened in SQS',
    outcome: 'none',
    failures: [],
    worlds: [traceOfWorld(world, 'SQS')],
    compared: false,
    findings: findingsIn(world),
  });
}

/** Writes a page of the worlds that an error brings. @returns the full path of the file */
export function writeErrorTrace(error: Error, file: unknown): string {
  const path = checked(file, 'error.trace');
  const brought = broughtWorlds([error]);
  if (brought === undefined) throw new TypeError('error.trace() has nothing to show: the exploration found no run that breaks.');
  return writePage(path, { ...brought, title: error.name, outcome: 'failed', findings: [] });
}

function checked(file: unknown, call: string): string {
  if (typeof file === 'string' && file !== '') return file;
  throw new TypeError(`${call}() takes the path of a file, but got ${valueInWords(file)}. Write: ${call}('trace.html')`);
}

/** Writes a trace into a file whose folders are made as needed. @returns its full path */
export function writePage(file: string, data: Omit<TraceData, 'version'>): string {
  const path = resolve(file);
  const { mkdirSync, writeFileSync } = realFiles();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, traceHtml(data));
  return path;
}

/** What the doctor has to say of a world. */
export function findingsIn(world: TestWorld): TraceFinding[] {
  return diagnose(world).findings.map(({ misuse, queue, what, times, why, cure }) => ({ misuse, queue, what, times, why, cure }));
}
