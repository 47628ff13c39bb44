import { CreateQueueCommand, SQSClient, type SQSServiceException } from '@aws-sdk/client-sqs';
import { ACTIONS } from '../../src/actions';
import type { Action, Caller } from '../../src/actions/action';
import type { ActionName } from '../../src/api/shapes';
import { Queues } from '../../src/core/queues';
import { SqsError } from '../../src/core/sqs-error';
import { jsonProtocol } from '../../src/protocol/json';
import { nodeDigest } from '../../src/system/node-digest';
import { seededRandom } from '../../src/system/seeded-random';
import { WorldClock } from '../../src/system/world-clock';
import { standingTime } from '../../src/system/standing-time';

const ORIGIN = 'https://sqs.us-east-1.amazonaws.com';
const CALLER: Caller = { accountId: '000000000000', region: 'us-east-1', senderId: 'AIDATESTSENDERID12345', origin: ORIGIN };

export interface Refusal {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** A world of queues whose clock stands still, behind the real SDK client. */
export function world({
  strict = false,
  autoCreateQueues = false,
  maximumMessageSizeBytes = 1_048_576,
  caller = {} as Partial<Caller>,
} = {}) {
  const clock = new WorldClock(standingTime(Date.UTC(2030, 0, 1)), breathe);
  const queues = new Queues(
    { strict, autoCreateQueues, maximumMessageSizeBytes },
    { clock, random: seededRandom(1), digest: nodeDigest, record: () => {} },
  );

  async function respond(request: { method: string; headers: Record<string, string>; body?: Uint8Array }) {
    try {
      const { action, input } = jsonProtocol.decode({
        method: 'POST',
        url: ORIGIN,
        header: (name) => request.headers[name],
        body: new TextDecoder().decode(request.body),
      });
      const run = ACTIONS[action] as Action<ActionName>;
      const output = await run(input, {
        queues,
        caller: { ...CALLER, ...caller },
        digest: nodeDigest,
        nowMs: clock.now(),
        signal: undefined,
      });
      return jsonProtocol.encode(action, output, 'request');
    } catch (error) {
      if (!(error instanceof SqsError)) throw error;
      return jsonProtocol.encodeError(error, 'request');
    }
  }

  const client = new SQSClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request: never) => {
        const { status, headers, body } = await respond(request);
        return { response: { statusCode: status, headers, body: new TextEncoder().encode(body) } } as never;
      },
    } as never,
  });

  const createQueue = async (QueueName: string, Attributes: Record<string, string> = {}): Promise<string> => {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes }));
    return QueueUrl!;
  };

  return { client, clock, createQueue };
}

async function breathe(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** What the client throws: SQS' code, HTTP status and text. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => {
      throw new Error('SQS was expected to refuse this call, but it answered.');
    },
    (thrown: SQSServiceException) => thrown,
  );
  return { name: error.name, status: error.$metadata.httpStatusCode, message: error.message };
}
