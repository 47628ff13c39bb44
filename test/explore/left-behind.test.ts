import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError } from '../../src/chaos';
import { createSqs, type Sqs } from '../../src/world/sqs';
import { newClient } from './shop';

it('A receive that a run which never ends has left behind does not fail when SQS is closed at once, so that nobody makes it again', async () => {
  const sqs = createSqs();
  sqs.listen();
  const failures: string[] = [];
  const neverEnding = async (world: Sqs): Promise<void> => {
    const QueueUrl = world.createQueue('mails').url;
    const client = newClient();
    const sent = await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'hello' })).catch(() => undefined);
    const poll = async (): Promise<void> => {
      for (;;) await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    };
    if (sent !== undefined) return;
    void poll().catch((error: Error) => void failures.push(error.message));
    await new Promise(() => {});
  };

  const found = await explore(neverEnding, { sqs, faults: ['refused'], conserve: false, log: false, seconds: 1000 }).catch(
    (error: ExploreError) => error,
  );
  sqs.close();
  await new Promise((resolve) => setImmediate(resolve));

  expect(found).toHaveProperty('message', expect.stringContaining('comes to no end'));
  expect(failures).toEqual([]);
});
