import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '../fast-check';
import type { JournalEvent } from '../../src/core/journal';
import { journalDiagram } from '../../src/testing/journal/journal-diagram';
import { arnsInEvents } from '../../src/testing/words/arns-in-events';
import { queueNames } from '../../src/testing/words/queue-names';
import { shortened } from '../../src/words/shortened';
import { openShop } from './shop';

/** Many journals go through one process: loading Mermaid takes seconds. */
const JOURNALS = Number(process.env['PROPERTY_RUNS'] ?? 100);

const SEED = Number(process.env['PROPERTY_SEED'] ?? 1);

/** A diagram as Mermaid understood it. */
interface Diagram {
  /** Why it could not. */
  readonly refused?: string;
  readonly participants: readonly (readonly [name: string, description: string])[];
  readonly messages: readonly (readonly [from: string, to: string, text: string])[];
}

/** What Mermaid's own parser makes of diagrams. */
function readByMermaid(diagrams: readonly string[]): Diagram[] {
  const folder = mkdtempSync(join(tmpdir(), 'mermaid-'));
  try {
    writeFileSync(join(folder, 'diagrams.json'), JSON.stringify(diagrams));
    const script = join(__dirname, 'mermaid/read-diagrams.mjs');
    const written = execFileSync(process.execPath, [script, join(folder, 'diagrams.json')], { maxBuffer: 2 ** 28, encoding: 'utf8' });
    return JSON.parse(written) as Diagram[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What Mermaid has a meaning for, in bodies and in names. */
const WORDS = fc.constantFrom(
  ...[
    ['end', 'participant', 'Note over', 'loop', 'activate', 'autonumber', 'title', 'box', 'sequenceDiagram', 'wrap:', 'accDescr {'],
    ['#', ';', '#59;', '&amp;', '&#35;', '<', '<br/>', '<b>', '%%', '%%{init: {"theme":"dark"}}%%', '%', '$$x$$', '`', '\\n', '\\'],
    ['->>', '-->>', '-x', '--', '+', '-', ':', '::', ',', '@', '@{', '{', '}', '[', ']', '(', ')', '|', '"', "'", '---', '~', '^'],
    ['\n', '\r\n', '\t', ' ', '  ', '\u2028', '\u0085', '\u00a0', '\ufeff', '\u200b', 'é', '€', '😀', '注文', 'x'.repeat(90)],
  ].flat(),
);
const body = fc.oneof(
  fc.array(WORDS, { minLength: 1, maxLength: 8 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }).map((text) => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '') || '?'),
  fc.jsonValue().map((value) => JSON.stringify(value)),
);
const queueName = fc.oneof(
  fc.constantFrom('end', 'participant', 'Producer', 'Consumer', 'Q1', 'loop', '-', '--x', 'A-', '_', 'note', 'as', '1', 'over'),
  fc.stringMatching(/^[\w-]{1,75}$/),
);
const step = fc.record({
  queue: fc.nat({ max: 3 }),
  do: fc.constantFrom('send', 'send', 'send', 'receive', 'receive', 'delete', 'hide', 'purge', 'wait'),
  body,
});
const scenario = fc.record({ name: queueName, steps: fc.array(step, { maxLength: 25 }) });

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never;

/** Plays a scenario in a queue with a dead-letter queue, a FIFO queue, and one of the first's name in another region. */
async function eventsOf({ name, steps }: Scenario): Promise<readonly JournalEvent[]> {
  const shop = openShop();
  const queues = [
    shop.queue(name, { deadLetterQueue: `${name}-dlq`, maxReceiveCount: 1 }),
    shop.sqs.queue(`${name}-dlq`),
    shop.queue(`${name}.fifo`, { ContentBasedDeduplication: true }),
    shop.queue(`arn:aws:sqs:eu-north-1:123456789012:${name}`),
  ];
  for (const step of steps) {
    const queue = queues[step.queue]!;
    if (step.do === 'send') queue.send(step.body, queue.name.endsWith('.fifo') ? { messageGroupId: 'g' } : {});
    if (step.do === 'purge') queue.purge();
    if (step.do === 'wait') await shop.wait(31);
    const receiptHandle = ['receive', 'delete', 'hide'].includes(step.do) ? shop.receive(queue) : '';
    if (receiptHandle !== '' && step.do === 'delete') shop.delete(queue, receiptHandle);
    if (receiptHandle !== '' && step.do === 'hide') shop.changeVisibility(queue, receiptHandle, 60);
  }
  return shop.sqs.journal.events;
}

describe('A journal as a Mermaid diagram', () => {
  it('is read by Mermaid as it is meant, whatever bodies and names are', async () => {
    const journals = await Promise.all(fc.sample(scenario, { numRuns: JOURNALS, seed: SEED }).map(eventsOf));
    const diagrams = journals.map((events) => journalDiagram(events));

    readByMermaid(diagrams).forEach((diagram, index) => {
      const events = journals[index]!;
      const names = queueNames(arnsInEvents(events));
      const bodies = events.map((event) => ('message' in event ? shortened(event.message.body, 40).trim() : ''));
      expect({ diagram: diagrams[index], refused: diagram.refused }).toEqual({ diagram: diagrams[index], refused: undefined });
      expect(diagram.participants.map(([, text]) => text)).toEqual(['Producer', ...arnsInEvents(events).map(names), 'Consumer']);
      expect(diagram.messages).toHaveLength(events.length);
      for (const [at, [, , text]] of diagram.messages.entries()) expect(text.slice(text.length - bodies[at]!.length)).toBe(bodies[at]);
    });
  }, 120_000);

  it('has nobody but a producer and a consumer before anything happens', () => {
    expect(journalDiagram([]).split('\n')).toEqual(['sequenceDiagram', '  participant Producer', '  participant Consumer']);
  });

  it('is no longer than what Mermaid draws, and says what it leaves out', () => {
    const shop = openShop({ journalEvents: 3000 });
    const orders = shop.queue('orders');
    for (let n = 1; n <= 4000; n++) orders.send(`order ${n}`);

    const diagram = shop.sqs.journal.toMermaid();

    const [note, ...steps] = diagram.split('\n').slice(4);
    expect(diagram.length).toBeLessThan(50_000);
    expect(diagram.length).toBeGreaterThan(45_000);
    expect(note).toBe(`  Note over Producer: ${(4001 - steps.length).toLocaleString('en')} older events are left out`);
    expect(steps.at(-1)).toBe('  Producer->>Q1: 0 s sent order 4000');
  });
});
