import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program, type Stop } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Part {
  readonly upload: string;
  readonly parts: number;
  readonly part: number;
}

type Assemble = (program: Program, queueUrl: string, store: (upload: string, parts: number) => void) => Stop;

/** The parts of an upload: it is complete when all are there. */
function scenario(assemble: Assemble): Scenario {
  return async (sqs) => {
    const queue = sqs.createQueue('parts', { VisibilityTimeout: 30 });
    for (const part of [1, 2, 3]) queue.send({ upload: 'u-1', parts: 3, part });
    const stored = new Map<string, number>();

    const stop = assemble(new Program(), queue.url, (upload, parts) => void stored.set(upload, parts));
    await sqs.settle();
    stop();

    expect(stored.get('u-1')).toBe(3);
  };
}

async function deleteAll(program: Program, queueUrl: string, messages: readonly Message[]): Promise<void> {
  for (const message of messages) await program.delete(queueUrl, message);
}

export const shortBatch: Specimen = {
  mistake: 'takes what one receive brings for all that there is',
  broken: scenario((program, queueUrl, store) =>
    program.consume(queueUrl, async (messages) => {
      store(bodyOf<Part>(messages[0]!).upload, messages.length);
      await deleteAll(program, queueUrl, messages);
    }),
  ),
  fixed: scenario((program, queueUrl, store) => {
    const parts = new Set<number>();
    return program.consume(queueUrl, async (messages) => {
      for (const message of messages) {
        const { upload, part } = bodyOf<Part>(message);
        store(upload, parts.add(part).size);
      }
      await deleteAll(program, queueUrl, messages);
    });
  }),
};
