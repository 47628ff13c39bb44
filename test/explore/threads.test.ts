import { ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { AsyncLocalStorage } from 'node:async_hooks';
import { pbkdf2, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { explore } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { newClient } from './shop';

/** What Node.js gives to a thread, so that a program waits for neither SQS nor a timer. */
const WORK: Record<string, (text: string) => Promise<unknown>> = {
  compresses: async (text) => promisify(gunzip)(await promisify(gzip)(text.repeat(50_000))),
  hashes: async (text) => webcrypto.subtle.digest('SHA-256', Buffer.from(text.repeat(1_000_000))),
  'derives a key from': async (text) => promisify(pbkdf2)(text, 'salt', 5000, 16, 'sha256'),
};

it.each(Object.keys(WORK))('A run goes on for a program that %s what it sends and receives', async (name) => {
  const letters = new AsyncLocalStorage<string>();
  const scenario = async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('letters').url;
    const client = newClient();
    await letters.run('dear Ada', async () => {
      await WORK[name]!('dear Ada');
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: letters.getStore() }));
    });
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await WORK[name]!(Messages[0]!.Body!);
    expect(Messages).toMatchObject([{ Body: 'dear Ada' }]);
  };

  await expect(explore(scenario, { faults: ['shortBatch'], runs: 4, conserve: false, log: false })).resolves.toBeUndefined();
});
