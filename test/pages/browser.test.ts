import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { seriousFindings } from './accessibility';
import { describeInBrowser } from './browser';

const FAULTY =
  '<!doctype html><html lang="en"><title>Faulty</title><main><h1>Hello</h1><img src="data:,"></main>' +
  '<script>throw new Error("oh no")</script></html>';

describeInBrowser('A page in the browser', (browsing) => {
  let server: Server;
  const open = () => browsing.open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  beforeAll(async () => {
    server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(FAULTY));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('is shown, and its errors are known', async () => {
    const page = await open();

    expect(await page.textContent('h1')).toBe('Hello');
    expect(browsing.complaints).toEqual(expect.arrayContaining(['Error: oh no']));
  });

  it('is searched for what keeps people out', async () => {
    const page = await open();

    expect(await seriousFindings(page)).toEqual([expect.stringContaining('image-alt: <img src="data:,">')]);
  });
});
