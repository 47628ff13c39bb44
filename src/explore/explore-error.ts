import { FAULTS } from '../chaos/faults';
import type { Place } from '../chaos/place';
import type { JournalEvent } from '../core/journal';
import { journalDiagram } from '../testing/journal/journal-diagram';
import { journalText } from '../testing/journal/journal-text';
import { deadLetteredByFaults, isRefusedAgain } from './dead-letters';
import { messageConcerned } from './message-concerned';
import { bringWorlds, type BroughtWorlds } from '../trace/brought-worlds';
import { loadTrace } from '../world/load-trace';
import { valueInWords } from '../words/value-in-words';
import type { Decision } from './decision';
import { replayCommand } from './replay-command';
import { replayString } from './replay-string';
import type { Outcome } from './run-scenario';

/** What has been tried: of so many, how many. */
export interface Coverage {
  readonly singles: [tried: number, there: number];
  readonly pairs: [tried: number, there: number];
  days: number;
  /** Runs that were not judged, as faults alone made dead letters. */
  aside: number;
  readonly happened: Set<string>;
  readonly seed: number;
}

/** A run that did not hold, and what is to be told of it. */
export interface Finding {
  readonly decisions: readonly Decision[];
  readonly outcome: Outcome;
  readonly good: Outcome;
  readonly places: readonly Place[];
  /** The line of the program that made a call which something befell, where that is known. */
  readonly lineOf: (key: string) => string | undefined;
  readonly runs: number;
  readonly seed: number;
  readonly fingerprint: string;
  readonly coverage: Coverage;
}

interface ErrorParts {
  readonly runs: number;
  readonly days?: () => BroughtWorlds;
  readonly decisions?: readonly Decision[];
  readonly replay?: string;
  readonly failure?: unknown;
  readonly diagram?: string;
}

const EVENTS_SHOWN = 60;

const OUTLIVES =
  'Something outlives a run: a store, a cache, a client that still works for the run before. Make it anew inside the scenario. ' +
  'Or chance is at work that explore does not hold: crypto.randomUUID() in a decision, files, a database.';

/** What an exploration found, or why it could not explore. */
export class ExploreError extends Error {
  override readonly name = 'ExploreError';
  /** How many runs it took. */
  readonly runs: number;
  /** What SQS did, in order: as few misfortunes as it takes. */
  readonly decisions: readonly Decision[];
  /** Shows the run again: `explore(scenario, { replay })`, or `MSW_SQS_REPLAY`. */
  readonly replay: string | undefined;
  /** The run as a Mermaid sequence diagram. */
  readonly diagram: string | undefined;
  /** What the scenario failed with in that run: its assertion, say. */
  readonly failure: unknown;

  private constructor(message: string, { runs, decisions = [], replay, failure, diagram, days }: ErrorParts) {
    super(message);
    if (days !== undefined) bringWorlds(this, days);
    this.runs = runs;
    this.decisions = decisions;
    this.replay = replay;
    this.diagram = diagram;
    this.failure = failure;
    // Vitest shows the difference of these two.
    if (failure instanceof Error && 'actual' in failure && 'expected' in failure)
      Object.assign(this, { actual: failure.actual, expected: failure.expected });
    // Runners print what can be enumerated, and causes: the message has said all that.
    for (const name of Object.keys(this)) Object.defineProperty(this, name, { enumerable: false });
    if (failure instanceof Error) this.stack = `${this.name}: ${message}\n${framesOf(failure) || framesOf(this)}`;
  }

  /**
   * Writes a page of the run beside the good day, their first difference marked. It opens from disk.
   *
   * @param file - path of the HTML file, from the current folder; what is there is replaced
   * @returns the file's full path
   * @throws TypeError for what is no path, or when the exploration found no run that breaks; Error when the file cannot be written
   */
  trace(file: string): string {
    return loadTrace().writeErrorTrace(this, file);
  }

  /** @internal */
  static found(finding: Finding): ExploreError {
    const { decisions, outcome, runs, seed, fingerprint } = finding;
    const replay = replayString({ fingerprint, seed, decisions });
    return new ExploreError(told(finding, replay), {
      runs,
      decisions,
      replay,
      failure: outcome.error,
      diagram: journalDiagram(outcome.events),
      days: () => daysOf(finding),
    });
  }

  /** @internal */
  static goodDay({ error, verdict, events }: Outcome): ExploreError {
    const what = verdict === 'stuck' ? 'comes to no end' : 'fails';
    const message = [
      `explore: the scenario ${what} on a good day already, when SQS does nothing unusual. Make it pass first.`,
      indented(messageOf(error)),
      `What happened:\n${indented(timeline(events))}`,
    ];
    return new ExploreError(message.join('\n\n'), { runs: 1, failure: error });
  }

  /** @internal */
  static noCalls(): ExploreError {
    return new ExploreError(
      'explore: the scenario made no call to SQS, so there is nothing that could befall it. Let it use its SQSClient; what is done with sqs itself is no call.',
      { runs: 1 },
    );
  }

  /** @internal */
  static notRepeatable(first: readonly string[], second: readonly string[], { error }: Outcome): ExploreError {
    const at = (first.length > second.length ? first : second).findIndex((_, index) => first[index] !== second[index]);
    const difference =
      at < 0
        ? `It made the same calls, but failed the second time:\n${indented(messageOf(error))}`
        : `Call ${at + 1} was ${first[at] ?? 'not made'} the first time, and ${second[at] ?? 'not made'} the second time.`;
    return new ExploreError(
      ['explore: on a second good day the scenario went differently, so its runs cannot be compared.', indented(difference), OUTLIVES].join(
        '\n',
      ),
      { runs: 2 },
    );
  }

  /** @internal */
  static unlikeGoodDay({ error }: Outcome, runs: number): ExploreError {
    return new ExploreError(
      [
        `explore: run ${runs} did not hold although nothing had befallen it, so it is no misfortune that breaks the scenario.`,
        indented(messageOf(error)),
        OUTLIVES,
      ].join('\n'),
      { runs, failure: error },
    );
  }

  /** @internal */
  static otherScenario(wanted: string, is: string): ExploreError {
    return new ExploreError(
      `explore: this replay string is of another scenario, or of this one before it changed: it was made for ${wanted}, and this is ${is}. Explore anew.`,
      { runs: 2 },
    );
  }

  /**
   * @param calls - those of the run that was to be shown again
   * @internal
   */
  static doesNotFit({ at, fault, way }: Decision, calls: readonly string[]): ExploreError {
    const why = calls.includes(at) ? 'but it cannot befall that call any more' : 'but no such call is made any more';
    return new ExploreError(
      `explore: this replay string does not fit any more, so it shows nothing: it lets ${fault} (${way}) befall ${at}, ${why}. Explore anew.`,
      { runs: 3 },
    );
  }
}

/** The broken day beside the good one. */
function daysOf(finding: Finding): BroughtWorlds {
  const { decisions, outcome, good } = finding;
  const { traceOfWorld } = loadTrace();
  const stories = decisions.map((decision) => story(decision, finding).trim());
  return {
    failures: [`explore: the scenario ${verdictOf(outcome)}.\n\n${messageOf(outcome.error)}`],
    worlds: [
      { ...traceOfWorld(outcome.world, 'The day that breaks it'), notes: stories },
      { ...traceOfWorld(good.world, 'On a good day'), ended: 'the scenario held' },
    ],
    compared: true,
  };
}

function verdictOf({ verdict }: Outcome): string {
  return verdict === 'stuck' ? 'comes to no end' : 'does not hold';
}

function told(finding: Finding, replay: string): string {
  const { decisions, outcome, good, runs, coverage } = finding;
  return [
    `explore: the scenario ${verdictOf(outcome)} when ${decisions.length === 1 ? 'this happens' : `these ${decisions.length} things happen`} (run ${runs}):`,
    decisions.map((decision) => story(decision, finding)).join('\n'),
    indented(messageOf(outcome.error)),
    ...deadLetters(outcome.events, decisions),
    `What happened:\n${indented(timeline(outcome.events))}`,
    `On a good day:\n${indented(timeline(good.events))}`,
    `See it again:\n  ${replayCommand(replay)}\n  or await explore(scenario, { replay: '${replay}' })`,
    ...(coverage.singles[1] > 0 ? [`Tried until then: ${covered(coverage)}.`] : []),
  ].join('\n\n');
}

function story(decision: Decision, { places, lineOf, outcome: { events } }: Finding): string {
  const fault = FAULTS[decision.fault];
  const place = places.find(({ key }) => key === decision.at);
  const what =
    place === undefined ? decision.fault : `SQS ${fault.says(place.call, decision.way, messageConcerned(place.call, decision, events))}`;
  const line = lineOf(decision.at);
  const calledAt = line === undefined ? '' : `\n    Called at ${line}.`;
  return `  ${what}.\n    Where: ${decision.at}. It may, see ${fault.see}${calledAt}`;
}

/** Messages that became dead letters as something befell each of their receives: whose doing that is. */
function deadLetters(events: readonly JournalEvent[], { length }: readonly Decision[]): string[] {
  const found = deadLetteredByFaults(events);
  const hasty = found.filter(({ isGivenBackAtOnce }) => isGivenBackAtOnce).length;
  const beyond = found.length - hasty;
  const why = length === 1 ? 'this' : `these ${length} things`;
  const sentences = [];
  if (beyond > 0)
    sentences.push(
      `${messagesWere(beyond)} dead-lettered by ${why} alone, whatever the program does: a higher maxReceiveCount leaves room for what SQS may do.`,
    );
  if (hasty > 0)
    sentences.push(
      `${messagesWere(hasty)} dead-lettered while the outage went on: the program gave back at once what it failed at, which used up all receives. ` +
        'Let the visibility timeout pass, or set one that grows with each receive.',
    );
  return sentences;
}

function messagesWere(count: number): string {
  return count === 1 ? 'A message was' : `${count} messages were`;
}

/** What a passing exploration says. */
export function passed(coverage: Coverage, runs: number, calls: number): string {
  const never = Object.keys(FAULTS).filter((fault) => !coverage.happened.has(fault));
  const silent = never.length === 0 ? '' : `; never happened here: ${never.join(', ')}`;
  return `explore: held in ${runs} runs of ${calls} calls under ${covered(coverage)} (seed ${coverage.seed})${silent}.`;
}

/** What a long exploration says meanwhile. */
export function progress(coverage: Coverage, runs: number, seconds: number): string {
  return `explore: ${runs.toLocaleString('en')} runs in ${seconds} s, all of them held: ${covered(coverage)}.`;
}

function covered({ singles, pairs, days, aside }: Coverage): string {
  const part = ([tried, there]: readonly [number, number], what: string): string =>
    tried === there
      ? `all ${there.toLocaleString('en')} ${what}`
      : `${tried.toLocaleString('en')} of ${there.toLocaleString('en')} ${what}`;
  const parts = [part(singles, 'single misfortunes')];
  if (pairs[1] > 0) parts.push(part(pairs, 'pairs near each other'));
  if (days > 0) parts.push(`${days.toLocaleString('en')} days of mixed weather`);
  const left = aside > 0 ? `; ${aside.toLocaleString('en')} runs left aside in which faults alone made dead letters` : '';
  return parts.join(', ') + left;
}

function timeline(events: readonly JournalEvent[]): string {
  // What follows from a misfortune that is told already would be hundreds of lines, where a program tries again without a pause.
  const shown = events.filter((event) => event.kind !== 'queueCreated' && !isRefusedAgain(event));
  if (shown.length === 0) return 'Nothing happened to any message.';
  const left = shown.length - EVENTS_SHOWN;
  return journalText(shown.slice(0, EVENTS_SHOWN)) + (left > 0 ? `\n(${left.toLocaleString('en')} more events)` : '');
}

/** Where an error comes from in the scenario, without what it says. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^ +at /.test(line));
  const end = frames.findIndex((line) => / at (async )?played /.test(line));
  return frames.slice(0, end < 0 ? undefined : end).join('\n');
}

/** Names of errors that say no more than that there is one. */
const PLAIN_NAMES = new Set(['Error', 'Stuck', 'AssertionError', 'JestAssertionError']);

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error === 'object' && error !== null ? String(error) : `Thrown was ${valueInWords(error)}.`;
  return PLAIN_NAMES.has(error.name) ? error.message : `${error.name}: ${error.message}`;
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
