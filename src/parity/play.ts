import type { Backend } from './backend';
import type { Behaviour } from './behaviour';
import { createLabels } from './labels';
import type { Answer, Received, Scenario } from './scenario';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Plays a behaviour's scenario on a backend.
 *
 * @returns what the scenario returned, with labels for what differs from run to run: its queues are `A`, `B`, … in order of creation,
 * their ARNs `<arn of A>` and their URLs `<url of A>`
 */
export async function play(behaviour: Behaviour, backend: Backend, uniqueId: () => string): Promise<unknown> {
  const labels = createLabels();
  const made: string[] = [];
  let names = 0;

  const must = async (answer: Promise<Answer>): Promise<Answer> => {
    const { error, ...output } = await answer;
    if (error !== undefined) throw new Error(`${error.code} (${error.status}): ${error.message}`);
    return output;
  };
  const freeName = (suffix = ''): string => {
    const name = `${backend.queuePrefix}${uniqueId()}${suffix}`;
    const letter = LETTERS[names++]!;
    labels.name(name, letter);
    return name;
  };
  const create = async (name: string, Attributes: Readonly<Record<string, string>>): Promise<string> => {
    const { QueueUrl } = await must(backend.call('CreateQueue', { QueueName: name, Attributes }));
    made.push(String(QueueUrl));
    const letter = String(labels.apply(name));
    labels.name(String(QueueUrl), `<url of ${letter}>`);
    labels.name(await scenario.arnOf(String(QueueUrl)), `<arn of ${letter}>`);
    return String(QueueUrl);
  };
  const scenario: Scenario = {
    call: backend.call,
    freeName,
    queue: (attributes = {}) => create(freeName(), attributes),
    fifoQueue: (attributes = {}) => create(freeName('.fifo'), { FifoQueue: 'true', ...attributes }),
    async arnOf(QueueUrl) {
      const { Attributes } = await must(backend.call('GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] }));
      return (Attributes as { QueueArn: string }).QueueArn;
    },
    send: (QueueUrl, MessageBody, more = {}) => must(backend.call('SendMessage', { QueueUrl, MessageBody, ...more })),
    async receive(QueueUrl, more = {}) {
      const { Messages = [] } = await must(backend.call('ReceiveMessage', { QueueUrl, ...more }));
      return Messages as Received[];
    },
    async counts(QueueUrl) {
      const AttributeNames = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
      const { Attributes = {} } = await must(backend.call('GetQueueAttributes', { QueueUrl, AttributeNames }));
      const [visible, inFlight, delayed] = AttributeNames.map((name) => Number((Attributes as Record<string, string>)[name]));
      return [visible!, inFlight!, delayed!];
    },
    pass: (seconds) => backend.pass(seconds),
  };

  try {
    return labels.apply(await behaviour.run(scenario));
  } finally {
    await Promise.all(made.map((QueueUrl) => backend.call('DeleteQueue', { QueueUrl })));
  }
}
