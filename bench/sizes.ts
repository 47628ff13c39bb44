import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedPeer } from '../scripts/matrix/installed';
import { FAUXQS, LOCAL_AWS_SQS } from '../scripts/peer-versions';
import type { Sqs } from '../src/world/sqs';
import type { Bench } from './bench';
import { figure, type Figure } from './figures';
import { whyMissing } from './why-missing';

const INSTALLED = 'Installed';
const PAGE = 'A page of the trace';
const MESSAGES = 1_000;

/** Packages that are installed in place of this one. */
const PEERS: readonly (readonly [name: string, version: string])[] = [
  ['aws-sdk-client-mock', '4.1.0'],
  ['fauxqs', FAUXQS],
  ['local-aws-sqs', LOCAL_AWS_SQS],
];

/** Sizes on disk; they are the same wherever they are measured. */
export const sizes: Bench = {
  title: 'what is installed with the package and with others, and how large traces are',
  seconds: { full: 15, quick: 15 },
  async measure({ build, folder, progress }) {
    const packageFolder = dirname(build());
    const figures: Figure[] = installed('msw-sqs', packageFolder, 1);
    const missing: Record<string, string> = {};
    for (const [name, version] of PEERS) {
      progress(`installing ${name} ${version}, unless it is there`);
      try {
        const modules = dirname(await installedPeer(name, version));
        figures.push(...installed(`${name} ${version}`, modules, packagesIn(modules)));
      } catch (error) {
        missing[`${name} ${version}`] = whyMissing(error);
      }
    }
    progress('writing traces');
    const { createSqs } = (await import(pathToFileURL(join(build(), 'index.cjs')).href)) as { createSqs(): Sqs };
    const measure = { topic: PAGE, measure: 'size of a page', unit: 'kB' } as const;
    figures.push(figure('of one message', measure, await traceOf(createSqs(), 1, folder)));
    figures.push(figure(`of ${MESSAGES.toLocaleString('en')} messages`, measure, await traceOf(createSqs(), MESSAGES, folder)));
    return { figures, missing };
  },
};

function installed(subject: string, folder: string, packages: number): Figure[] {
  const measure = { topic: INSTALLED, unit: 'MB' } as const;
  return [
    figure(subject, { ...measure, measure: 'size' }, bytesIn(folder) / 1e6),
    figure(subject, { ...measure, measure: 'packages', unit: '' }, packages),
  ];
}

/** Messages sent, received and deleted one by one, as a page. @returns its size in kB */
async function traceOf(sqs: Sqs, messages: number, folder: string): Promise<number> {
  sqs.listen();
  const QueueUrl = sqs.createQueue('orders').url;
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  for (let n = 0; n < messages; n++) {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ orderId: n }) }));
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages[0]!.ReceiptHandle }));
  }
  const file = join(folder, `trace-${messages}.html`);
  sqs.trace(file);
  sqs.close();
  return statSync(file).size / 1000;
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function packagesIn(modules: string): number {
  const names = readdirSync(modules).filter((name) => !name.startsWith('.'));
  return names.reduce((sum, name) => sum + (name.startsWith('@') ? readdirSync(join(modules, name)).length : 1), 0);
}
