import { startSqsServer, type SqsServer } from '../../src/server';
import { describeInBrowser } from './browser';

describe('The address of a server', () => {
  it('is that of SQS for programs, and of a page for people', async () => {
    await using server = await startSqsServer({ port: 0 });

    const ofProgram = await fetch(server.endpoint);
    const ofPerson = await fetch(server.endpoint, { headers: { accept: 'text/html,*/*' } });

    expect([ofProgram.status, ofProgram.headers.get('content-type')]).not.toEqual([200, 'text/html; charset=utf-8']);
    expect([ofPerson.status, ofPerson.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });
});

describeInBrowser('The live page', (browsing) => {
  let server: SqsServer;
  beforeEach(async () => {
    server = await startSqsServer({ port: 0 });
  });
  afterEach(() => server.close());

  it('runs nothing but its own script', async () => {
    const page = await browsing.open(server.endpoint);

    expect(browsing.complaints).toEqual([]);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.append('document.title = "run"');
      document.body.append(script);
    });
    expect(await page.title()).toBe('msw-sqs');
  });
});
