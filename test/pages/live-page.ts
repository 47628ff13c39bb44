import { SQSClient } from '@aws-sdk/client-sqs';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { startSqsServer, type SqsServer, type SqsServerOptions } from '../../src/server';
import type { Browsing } from './browser';

/** A server, a client of it, and its page. */
export interface LivePage extends AsyncDisposable {
  readonly server: SqsServer;
  readonly client: SQSClient;
  readonly page: Page;
  /** The URL of a queue. */
  url(name: string): string;
  /** What the page says of a queue in its list. */
  queue(name: string): Locator;
  /** A row of the messages that are shown. */
  message(text: string): Locator;
  /** Waits until the page says so, word for word, somewhere within. */
  says(text: string, within?: Locator): Promise<void>;
}

/** Starts a server with queues, and opens its page. @param hash - where on the page: `#/orders` */
export async function openLivePage(
  browsing: Browsing,
  options: SqsServerOptions = {},
  { hash = '', ...context }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<LivePage> {
  const server = await startSqsServer({ port: 0, clock: 'virtual', ...options });
  const client = new SQSClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const page = await browsing.open(`${server.endpoint}/${hash}`, context);
  await page.locator('.link-state', { hasText: 'live' }).waitFor();
  const option = (list: string, text: string): Locator =>
    page.getByRole('listbox', { name: list, exact: true }).getByRole('option').filter({ hasText: text });
  return {
    server,
    client,
    page,
    url: (name) => `${server.endpoint}/000000000000/${name}`,
    queue: (name) => option('Queues', name).first(),
    message: (text) => option('Messages', text).first(),
    says: (text, within = page.locator('body')) => within.getByText(text, { exact: true }).first().waitFor(),
    async [Symbol.asyncDispose]() {
      client.destroy();
      await page.context().close();
      await server.close();
    },
  };
}
