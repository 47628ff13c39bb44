import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

type Fetch = (key: string, storage: ReadonlyMap<string, string>, done: ReadonlySet<string>) => string | undefined;

/** What is too large for a message is in a storage, and the message has its key. */
function scenario(fetch: Fetch): Scenario {
  return async (sqs) => {
    const uploads = sqs.createQueue('uploads', { VisibilityTimeout: 30, deadLetterQueue: 'uploads-dlq', maxReceiveCount: 5 });
    const storage = new Map([['k-1', 'a film']]);
    const done = new Set<string>();
    uploads.send({ key: 'k-1' });

    const stop = new Program().handleEach(uploads.url, async (message) => {
      const { key } = bodyOf<{ key: string }>(message);
      if (fetch(key, storage, done) === undefined) return;
      done.add(key);
      storage.delete(key);
    });
    await sqs.settle();
    stop();

    expect([...done]).toEqual(['k-1']);
    expect(sqs.queue('uploads-dlq')).toBeEmpty();
  };
}

export const payloadRemovedEarly: Specimen = {
  mistake: 'removes what a message points to once it is handled: when the message comes again, it can never be',
  broken: scenario((key, storage) => {
    const payload = storage.get(key);
    if (payload === undefined) throw new Error(`There is no ${key}.`);
    return payload;
  }),
  fixed: scenario((key, storage, done) => {
    const payload = storage.get(key);
    if (payload === undefined && !done.has(key)) throw new Error(`There is no ${key}.`);
    return payload;
  }),
};
