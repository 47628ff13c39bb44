import type { JournalEvent } from '../../core/journal';
import { arnsInEvents } from '../words/arns-in-events';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { queueNames } from '../words/queue-names';
import { shortened } from '../../words/shortened';

const BODY_LENGTH = 40;
/** Mermaid draws no longer text, unless it is told to; so do the sites that use it. */
const LARGEST_DIAGRAM = 50_000;

/**
 * Events as a Mermaid sequence diagram: a producer, the queues, a consumer.
 *
 * Of more events than Mermaid would draw the newest are taken, and the first line says how many are not.
 *
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
export function journalDiagram(events: readonly JournalEvent[], { dropped = 0 }: { readonly dropped?: number } = {}): string {
  const startMs = events[0]?.atMs ?? 0;
  let shown = events;
  for (;;) {
    const diagram = drawn(shown, { startMs, leftOut: dropped + events.length - shown.length });
    if (diagram.length <= LARGEST_DIAGRAM || shown.length <= 1) return diagram;
    shown = shown.slice(-Math.max(1, Math.floor((shown.length * LARGEST_DIAGRAM * 0.95) / diagram.length)));
  }
}

function drawn(events: readonly JournalEvent[], { startMs, leftOut }: { readonly startMs: number; readonly leftOut: number }): string {
  const arns = arnsInEvents(events);
  const nameOf = queueNames(arns);
  const idOf = new Map(arns.map((arn, index) => [arn, `Q${index + 1}`]));
  const queues = arns.map((arn) => `  participant ${idOf.get(arn)!} as ${escaped(nameOf(arn))}`);
  const older = leftOut > 0 ? [`  Note over Producer: ${leftOut.toLocaleString('en')} older events are left out`] : [];
  const steps = events.map((event) => {
    const text = `${momentInWords(event.atMs - startMs)} ${eventInWords(event, { startMs, nameOf })}`;
    const body = 'message' in event ? ` ${shortened(event.message.body, BODY_LENGTH)}` : '';
    return `  ${arrow(event, (arn) => idOf.get(arn)!)}: ${escaped(text + body)}`;
  });
  return ['sequenceDiagram', '  participant Producer', ...queues, '  participant Consumer', ...older, ...steps].join('\n');
}

function arrow(event: JournalEvent, idOf: (arn: string) => string): string {
  const queue = idOf(event.queueArn);
  switch (event.kind) {
    case 'messageSent':
      return `Producer->>${queue}`;
    case 'duplicateSuppressed':
      return `Producer-x${queue}`;
    case 'messageReceived':
    case 'messageReceivedAgain':
      return `${queue}->>Consumer`;
    case 'receiveUndone':
      return `${queue}-xConsumer`;
    case 'visibilityChanged':
    case 'messageDeleted':
      return `Consumer->>${queue}`;
    case 'messageDeadLettered':
    case 'messageRedriven':
      return `${queue}->>${idOf(event.toArn)}`;
    default:
      return `Note over ${queue}`;
  }
}

/** Mermaid reads `;` and `#` as its own, `<` and `&` as HTML, `%%` as a comment or a directive, and `$$` as a formula. */
function escaped(text: string): string {
  return text.replace(/[#;<>&]|%{2,}|\${2,}/g, (part) => part.replace(/./g, (character) => `#${character.charCodeAt(0)};`));
}
