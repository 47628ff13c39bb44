import { CreateQueueCommand, SQSClient, type SQSServiceException } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src/world/sqs';
import type { SqsOptions } from '../../src/world/sqs-options';

/** What the client throws for an error of SQS. */
export interface Refusal {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** A world of SQS whose clock stands still, and real SDK clients for it. */
export function world(options: SqsOptions = {}) {
  const sqs = createSqs({ clock: 'virtual', seed: 1, ...options });

  async function handle({ method, protocol, hostname, path, headers, body }: SdkRequest) {
    const { status, ...answer } = await sqs.handler({
      method,
      url: `${protocol}//${hostname}${path}`,
      header: (name) => headers[name],
      body: new TextDecoder().decode(body),
    });
    return { response: { statusCode: status, headers: answer.headers, body: new TextEncoder().encode(answer.body) } };
  }

  const clientOf = (accessKeyId: string, region = 'us-east-1'): SQSClient =>
    new SQSClient({ region, credentials: { accessKeyId, secretAccessKey: 'secret' }, requestHandler: { handle } as never });

  const client = clientOf('test');

  const createQueue = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
    return QueueUrl!;
  };

  return { client, clientOf, clock: sqs.clock, createQueue };
}

/** What a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => {
      throw new Error('SQS was expected to refuse this call, but it answered.');
    },
    (thrown: SQSServiceException) => thrown,
  );
  return { name: error.name, status: error.$metadata?.httpStatusCode, message: error.message };
}
