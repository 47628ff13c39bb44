import type { JournalEvent } from '../../core/journal';
import { arnsInEvents } from '../words/arns-in-events';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { queueNames } from '../words/queue-names';
import { shortened } from '../words/shortened';

const BODY_LENGTH = 40;

/**
 * Events as a Mermaid sequence diagram: a producer, the queues, a consumer.
 *
 * @see https://mermaid.js.org/syntax/sequenceDiagram.html
 */
export function journalDiagram(events: readonly JournalEvent[], { dropped = 0 }: { readonly dropped?: number } = {}): string {
  const arns = arnsInEvents(events);
  const nameOf = queueNames(arns);
  const idOf = new Map(arns.map((arn, index) => [arn, `Q${index + 1}`]));
  const startMs = events[0]?.atMs ?? 0;
  const queues = arns.map((arn) => `  participant ${idOf.get(arn)!} as ${escaped(nameOf(arn))}`);
  const older = dropped > 0 ? [`  Note over Producer: ${dropped} older events were dropped`] : [];
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
      return `${queue}->>Consumer`;
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

/** Mermaid reads `;` and `#` as its own, and `<` as HTML. */
function escaped(text: string): string {
  return text.replace(/[#;<>]/g, (character) => `#${character.charCodeAt(0)};`);
}
