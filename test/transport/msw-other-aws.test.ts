import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { createSqs } from '../../src';

const SNS = 'https://sns.eu-west-1.amazonaws.com/';

const server = setupServer(http.all(SNS, () => HttpResponse.text('answered by the test')));
const sqs = createSqs({ otherAws: 'error' });

beforeAll(() => {
  server.listen({ onUnhandledRequest: 'bypass' });
  sqs.listen();
});
afterAll(() => {
  sqs.close();
  server.close();
});

describe("A call to another service of AWS, beside the test's own MSW", () => {
  it('is not seen where MSW answers it', async () => {
    const response = await fetch(SNS, { method: 'POST' });

    expect(await response.text()).toBe('answered by the test');
  });

  it('fails where MSW lets it through', async () => {
    await expect(fetch('https://sts.eu-west-1.amazonaws.com/')).rejects.toMatchObject({ cause: { code: 'ERR_OTHER_AWS' } });
  });
});

describe('An MSW server of version 1', () => {
  it('is told that it cannot take the handlers, with its first request', async () => {
    const [handler] = sqs.handlers as unknown as { run(request: object): Promise<unknown> }[];

    await expect(handler!.run({ url: new URL(SNS), method: 'POST' })).rejects.toThrow(/sqs\.handlers are for MSW 2\.10 or later and MSW 3/);
  });
});
