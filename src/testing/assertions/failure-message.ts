import { aligned } from '../../words/aligned';
import { presentMessages, knownMessages, type KnownMessage, type PresentMessage } from '../patterns/known-messages';
import type { MatcherContext } from '../values/matcher';
import type { MessageFields } from '../patterns/message';
import { faultsTold } from './faults-told';
import { messageTimeline } from './message-timeline';
import type { ParsedPattern } from '../patterns/message-pattern';
import { nearestMiss, type NearMiss } from '../patterns/nearest-miss';
import { printedBody, printedDifferences, printedExpected } from '../values/printed';
import { leniently } from '../queues/schema-reader';
import { stateInWords } from '../words/state-in-words';
import type { Subject } from './subject';
import type { TestWorld } from '../world/test-world';

const SHOWN_ITEMS = 10;

/** A failure as all our matchers tell it: the call, then paragraphs; empty paragraphs are left out. */
export function failureMessage(
  context: MatcherContext,
  {
    name,
    args,
    subject = 'queue',
    world,
    paragraphs,
  }: {
    readonly name: string;
    readonly args: string;
    readonly subject?: string | undefined;
    /** Whose faults it tells of. */
    readonly world: TestWorld | undefined;
    readonly paragraphs: readonly (readonly string[])[];
  },
): string {
  const hint = context.utils.matcherHint(name, subject, args, { isNot: context.isNot ?? false, promise: context.promise ?? '' });
  return [[hint], ...paragraphs, world === undefined ? [] : faultsTold(world)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** `Expected "orders" not to`. */
export function expectedOf(subject: Subject, context: MatcherContext): string {
  return `Expected ${subject.label} ${context.isNot === true ? 'not to' : 'to'}`;
}

/** The head line with the pattern below it; without a pattern just the head line. */
export function expectation(headline: string, pattern: ParsedPattern | undefined, context: MatcherContext): string[] {
  if (pattern === undefined) return [`${headline}.`];
  if (pattern.label !== 'fields') return [`${headline} with ${pattern.label}:`, `  ${printedExpected(pattern.value, context.utils)}`];
  const fields = Object.entries(pattern.value as MessageFields);
  if (fields.length === 0) return [`${headline} (any).`];
  return [`${headline} with:`, ...fields.map(([name, value]) => `  ${name}: ${printedExpected(value, context.utils)}`)];
}

/** Items below a head line, indented; no more than ten are rendered, and how many more there are is told. */
export function list<Item>(headline: string, items: readonly Item[], render: (item: Item) => string = String): string[] {
  const more = items.length - SHOWN_ITEMS;
  const lines = items.slice(0, SHOWN_ITEMS).flatMap((item) => render(item).split('\n'));
  return [headline, ...lines.map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : [])];
}

/** Messages and their states, one a line; for a world with the queue's name. */
export function messageLines(messages: readonly PresentMessage[], { world, isWorld }: Subject): string[] {
  const nowMs = world.nowMs();
  return aligned(
    messages.map(({ message, queue, stored }) => [
      `${isWorld ? `${queue.name}: ` : ''}${printedBody(message.body)}`,
      stateInWords(stored, nowMs),
    ]),
  );
}

/** All that is there now, with its state. */
export function inventory(subject: Subject): string[] {
  const present = presentMessages(subject.queues, subject.world);
  const has = subject.isWorld ? 'They have' : 'It has';
  if (present.length === 0) return [`${has} no messages.`];
  // Columns are as wide as what is shown.
  const lines = messageLines(present.slice(0, SHOWN_ITEMS), subject);
  const more = present.length - lines.length;
  return [
    ...list(`${has} ${counted(present.length, 'message')}:`, lines),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
  ];
}

/**
 * Why nothing matched: the nearest miss with its differences and its life, and who else has what was looked for.
 *
 * @param but - what is wrong with a message that does match
 */
export function whyNot(
  subject: Subject,
  pattern: ParsedPattern,
  { context, but }: { readonly context: MatcherContext; readonly but: (found: KnownMessage) => string },
): string[][] {
  const { world } = subject;
  const near = nearestMiss(knownMessages(subject.queues, world, subject.jsonOf && leniently(subject.jsonOf)), pattern);
  const { hint } = pattern;
  return [nearest(near, { world, context, but }), elsewhere(subject, pattern, near), dropped(subject), hint === undefined ? [] : [hint]];
}

function nearest(
  near: NearMiss | undefined,
  { world, context, but }: { readonly world: TestWorld; readonly context: MatcherContext; readonly but: (found: KnownMessage) => string },
): string[] {
  if (near === undefined) return [];
  const { found, differences } = near;
  const body = printedBody(found.message.body);
  const life = messageTimeline(found.message, world);
  if (differences.length === 0) return list(`One matches: ${body}`, [`but ${but(found)}`, life]);
  return list(`Nearest: ${body}${found.stored === undefined ? ' (no longer there)' : ''}`, [
    ...printedDifferences(differences, context.utils),
    life,
  ]);
}

/** Other queues that have, or had, a message that matches. */
function elsewhere(subject: Subject, pattern: ParsedPattern, near: NearMiss | undefined): string[] {
  if (subject.isWorld) return [];
  const others = [...subject.world.all()].filter((queue) => !subject.queues.includes(queue));
  // A message that has only passed through another queue is told already.
  const isTold = ({ message, stored }: KnownMessage): boolean => stored === undefined && message.id === near?.found.message.id;
  const matching = knownMessages(others, subject.world).filter((found) => !isTold(found) && pattern.differences(found).length === 0);
  if (matching.length === 0) return [];
  return list('Elsewhere:', matching, ({ message, queue, stored }) => {
    const body = printedBody(message.body);
    if (stored !== undefined) return `"${queue.name}" has ${body}  ${stateInWords(stored, subject.world.nowMs())}`;
    return `"${queue.name}" had ${body}  no longer there: ${messageTimeline(message, subject.world)}`;
  });
}

/** Says when the journal cannot tell everything. */
export function dropped({ world: { journal } }: Subject): string[] {
  if (journal.dropped === 0) return [];
  return [
    `The journal keeps the newest ${journal.events.length.toLocaleString('en')} events; ${journal.dropped.toLocaleString('en')} older ones were dropped (options journalEvents, journalBytes).`,
  ];
}

/** `1 message`, `2 messages`. */
export function counted(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
