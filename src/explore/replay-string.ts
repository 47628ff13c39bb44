import { FAULTS } from '../chaos/faults';
import type { FaultName } from '../chaos/fault';
import { valueInWords } from '../words/value-in-words';
import type { Decision } from './decision';

/** What it takes to see a run again. */
export interface Replay {
  /** Of the scenario: its calls on a good day. */
  readonly fingerprint: string;
  readonly seed: number;
  readonly decisions: readonly Decision[];
}

/** Rises when strings of before mean something else. */
const VERSION = '1';
const PARTS = 4;

/** A run as one line: `1~3f9a2c10~1~ReceiveMessage+orders+%232=lostDelivery:to+nobody`. */
export function replayString({ fingerprint, seed, decisions }: Replay): string {
  const steps = decisions.map(({ at, fault, way }) => `${escaped(at)}=${fault}:${escaped(way)}`);
  return [VERSION, fingerprint, seed, steps.join(';')].join('~');
}

/** Reads what {@link replayString} wrote. @throws TypeError for text that it did not write */
export function parseReplay(text: unknown): Replay {
  const parts = typeof text === 'string' ? text.trim().split('~') : [];
  if (parts.length !== PARTS || !Number.isSafeInteger(Number(parts[2]))) throw noReplay(`but got ${valueInWords(text)}`);
  const [version, fingerprint, seed, steps] = parts as [string, string, string, string];
  if (version !== VERSION) throw noReplay(`but this one is of version ${version}, and this msw-sqs reads version ${VERSION}: explore anew`);
  return { fingerprint, seed: Number(seed), decisions: steps.split(';').filter(Boolean).map(parseStep) };
}

function parseStep(step: string): Decision {
  const [, at, fault, way] = /^([^=]+)=(\w+):(.*)$/.exec(step) ?? [];
  if (at === undefined || !Object.hasOwn(FAULTS, fault!)) throw noReplay(`but it has the step "${step}"`);
  return { at: unescaped(at), fault: fault as FaultName, way: unescaped(way!) };
}

/** A short text for what calls a scenario makes on a good day. */
export function fingerprintOf(keys: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const unit of keys.join('\n')) hash = Math.imul(hash ^ unit.codePointAt(0)!, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

// It stands within quotes of a shell.
const escaped = (text: string): string => encodeURIComponent(text).replaceAll('%20', '+').replaceAll('~', '%7E').replaceAll("'", '%27');
const unescaped = (text: string): string => decodeURIComponent(text.replaceAll('+', '%20'));

function noReplay(why: string): TypeError {
  return new TypeError(`explore: replay takes the string that a report of explore shows, such as '1~3f9a2c10~1~…', ${why}.`);
}
