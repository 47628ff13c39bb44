import type { Message } from '@aws-sdk/client-sqs';
import { bodyOf, Program, type Stop } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Consumer = (program: Program, from: string, work: (message: Message) => Promise<void>) => Stop;

function scenario(consumer: Consumer): Scenario {
  return async (sqs) => {
    const uploads = sqs.createQueue('uploads', { VisibilityTimeout: 30 });
    const thumbnails = sqs.createQueue('thumbnails', { VisibilityTimeout: 30 });
    const shown = new Set<string>();
    uploads.send({ file: 'cat.png' });

    const program = new Program();
    const stops = [
      consumer(program, uploads.url, (message) => program.send(thumbnails.url, bodyOf(message))),
      new Program().handleEach(thumbnails.url, async (message) => void shown.add(bodyOf<{ file: string }>(message).file)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...shown]).toEqual(['cat.png']);
  };
}

export const deleteBeforeWork: Specimen = {
  mistake: 'deletes a message before its work is done: what fails then is lost',
  broken: scenario((program, from, work) =>
    program.consume(from, async (messages) => {
      for (const message of messages) {
        await program.delete(from, message);
        await work(message);
      }
    }),
  ),
  fixed: scenario((program, from, work) => program.handleEach(from, work)),
};
