import { explore } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume } from './shop';

/** Prints what happened in each run of an exploration, one line each. */
async function main(): Promise<void> {
  const scenario = async (sqs: Sqs): Promise<void> => {
    const queue = sqs.createQueue('jobs', { VisibilityTimeout: 30, deadLetterQueue: 'jobs-dlq', maxReceiveCount: 4 });
    for (const body of ['one', 'two', 'three']) queue.send(body);
    const stop = sqs.process('worker', () => consume(queue.url, () => new Promise((resolve) => setTimeout(resolve, Math.random() * 1000))));
    await sqs.settle();
    stop();
    console.log(JSON.stringify(sqs.journal.events.map((event) => [event.kind, event.atMs, 'message' in event && event.message.id])));
  };
  await explore(scenario, { runs: 25, seconds: 1000, seed: 3, log: false });
}

void main();
