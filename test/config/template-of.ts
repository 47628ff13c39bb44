import { ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTemplate } from '../../src/config/read-template';
import type { Template } from '../../src/config/template';
import type { Sqs } from '../../src/world/sqs';

export const owner = { accountId: '000000000000', region: 'us-east-1' };

const FOLDER = mkdtempSync(join(tmpdir(), 'msw-sqs-'));

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Writes a file: its path. */
export function file(name: string, content: string): string {
  const path = join(FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

/** What a file of some name and content says. */
export function templateOf(name: string, content: string): Template {
  return readTemplate(file(name, content), owner);
}

/** What is wrong with a file, without the path of its folder. */
export function mistakesIn(name: string, content: string): string {
  try {
    templateOf(name, content);
  } catch (error) {
    return (error as Error).message.replaceAll(`${FOLDER}/`, '');
  }
  throw new Error(`Nothing is wrong with ${name}.`);
}

/** The path of a file that is kept with the tests. */
export const sample = (name: string): string => join(__dirname, 'files', name);

/** The tags of a queue, as the SDK lists them. */
export async function tagsOf(sqs: Sqs, name: string): Promise<Record<string, string> | undefined> {
  const client = new SQSClient({ region: sqs.region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  sqs.listen();
  const { Tags } = await client.send(new ListQueueTagsCommand({ QueueUrl: sqs.queue(name).url })).finally(() => sqs.close());
  return Tags;
}
