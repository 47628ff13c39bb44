import { ListQueuesCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { interceptSooner } from '../../src/transport/in-process/intercept-sqs';
import { createSqs } from '../../src/world/sqs';

const sqs = createSqs();
let leave = (): void => {};

beforeEach(() => {
  sqs.listen();
  leave = interceptSooner();
});
afterEach(() => {
  leave();
  sqs.close();
});

const credentials = { accessKeyId: '111122223333', secretAccessKey: 'secret', sessionToken: 'token' };

/** A client that tells the headers of its requests as they leave. */
function clientTelling(told: Record<string, string>[], config: SQSClientConfig = {}): SQSClient {
  const client = new SQSClient({ region: 'eu-west-1', credentials, maxAttempts: 1, ...config });
  client.middlewareStack.add(
    (next) => (args) => {
      told.push({ ...(args.request as { headers: Record<string, string> }).headers });
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  return client;
}

describe('A request of the SDK that is answered at once', () => {
  it('says who makes it, for which region, and when, as a signed one does', async () => {
    const told: Record<string, string>[] = [];

    await clientTelling(told).send(new ListQueuesCommand());

    expect(told).toEqual([
      expect.objectContaining({
        authorization: expect.stringMatching(
          /^AWS4-HMAC-SHA256 Credential=111122223333\/\d{8}\/eu-west-1\/sqs\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/,
        ) as string,
        'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/) as string,
        'x-amz-security-token': 'token',
      }),
    ]);
  });

  it('is not signed', async () => {
    const told: Record<string, string>[] = [];

    await clientTelling(told).send(new ListQueuesCommand());

    expect(told[0]!['authorization']).toMatch(/Signature=0{64}$/);
  });

  it('reaches the queues of the account and the region that its client is for', async () => {
    const { caller } = await sqs.run(async (within) => {
      await clientTelling([]).send(new ListQueuesCommand());
      return within.calls[0]!;
    });

    expect(caller).toEqual({ accountId: '111122223333', region: 'eu-west-1' });
  });

  it("is refused in the SDK's own words where its credentials are not whole", async () => {
    const client = clientTelling([], { credentials: { accessKeyId: 'key' } as never });

    await expect(client.send(new ListQueuesCommand())).rejects.toThrow('Resolved credential object is not valid');
  });
});

describe('A request of the SDK is signed', () => {
  it('that goes to somebody else', async () => {
    const told: Record<string, string>[] = [];
    const elsewhere = clientTelling(told, { endpoint: 'http://127.0.0.1:9' });

    await expect(elsewhere.send(new ListQueuesCommand())).rejects.toThrow('ECONNREFUSED');

    expect(told[0]!['authorization']).not.toMatch(/Signature=0{64}$/);
  });

  it('once calls are answered over connections again', async () => {
    const told: Record<string, string>[] = [];
    leave();

    await clientTelling(told).send(new ListQueuesCommand());

    expect(told[0]!['authorization']).not.toMatch(/Signature=0{64}$/);
  });
});
