import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume, newClient } from './shop';

/** Passes events on, all day long; an event that could not be passed on is forgotten. */
async function forwarder(sqs: Sqs): Promise<void> {
  const events = sqs.createQueue('events', { VisibilityTimeout: 30 });
  const archive = sqs.createQueue('archive');
  const client = newClient();
  for (const each of ['e-1', 'e-2', 'e-3']) events.send(each);
  const forward = async (body: string): Promise<void> => {
    await client.send(new SendMessageCommand({ QueueUrl: archive.url, MessageBody: body })).catch(() => undefined);
  };

  const stop = consume(events.url, ({ Body }) => forward(Body!), 1);
  await sqs.clock.advance('10m');
  stop();

  expect(new Set(archive.messages.map(({ body }) => body))).toEqual(new Set(['e-1', 'e-2', 'e-3']));
}

describe('An exploration with few runs', () => {
  it('has let each kind of misfortune befall some call', async () => {
    const found = await explore(forwarder, { runs: 12, seconds: 1000, log: false }).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ decisions: [{ fault: 'refused', at: 'SendMessage archive #1' }] });
  });

  it('lets them befall calls of each kind before one of the same kind again', async () => {
    const failed = new Set<string>();
    const workshop = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
      const client = newClient();
      for (let job = 1; job <= 9; job++) {
        const sending = client.send(new SendMessageCommand({ QueueUrl: jobs.url, MessageBody: `${job}` }));
        await sending.catch(() => failed.add(`send ${job}`));
      }
      const stop = consume(jobs.url, () => undefined, 1);
      await sqs.settle();
      stop();
    };

    await explore(workshop, { runs: 12, seconds: 1000, log: false, faults: ['lostResponse', 'refused', 'holdBack'] });

    expect([...failed]).toEqual(['send 1']);
  });
});
