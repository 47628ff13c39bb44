import type { Backend } from './backend';
import type { Behaviour } from './behaviour';
import { createLabels } from './labels';
import type { Answer, CallAction, Received, Scenario } from './scenario';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const RECEIVES_MAX = 10;

/**
 * Plays a behaviour's scenario on a backend.
 *
 * @returns what the scenario returned, with labels for what differs from run to run: its queues are `A`, `B`, … in order of creation,
 * their ARNs `<arn of A>` and their URLs `<url of A>`
 */
export async function play(behaviour: Behaviour, backend: Backend, uniqueId: () => string): Promise<unknown> {
  const labels = createLabels();
  const made = new Set<string>();
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
  const call: CallAction = async (action, input) => {
    const answer = await backend.call(action, input);
    if (action === 'CreateQueue' && answer.error === undefined) await adopt(String(answer.QueueUrl));
    return answer;
  };
  const adopt = async (queueUrl: string): Promise<void> => {
    if (made.has(queueUrl)) return;
    made.add(queueUrl);
    const letter = String(labels.apply(queueUrl.split('/').at(-1)));
    labels.name(queueUrl, `<url of ${letter}>`);
    labels.name(await scenario.arnOf(queueUrl), `<arn of ${letter}>`);
  };
  const create = async (QueueName: string, Attributes: Readonly<Record<string, string>>): Promise<string> => {
    const { QueueUrl } = await must(call('CreateQueue', { QueueName, Attributes }));
    return String(QueueUrl);
  };
  const scenario: Scenario = {
    call,
    freeName,
    queue: (attributes = {}) => create(freeName(), attributes),
    fifoQueue: (attributes = {}) => create(freeName('.fifo'), { FifoQueue: 'true', ...attributes }),
    arnOf: async (queueUrl) => (await scenario.attributes(queueUrl, 'QueueArn')).QueueArn!,
    label: labels.name,
    async attributes(QueueUrl, ...names) {
      const { Attributes = {} } = await must(
        call('GetQueueAttributes', { QueueUrl, AttributeNames: names.length === 0 ? ['All'] : names }),
      );
      return Attributes as Record<string, string>;
    },
    send: (QueueUrl, MessageBody, more = {}) => must(call('SendMessage', { QueueUrl, MessageBody, ...more })),
    async receive(QueueUrl, more = {}) {
      const { Messages = [] } = await must(call('ReceiveMessage', { QueueUrl, ...more }));
      return Messages as Received[];
    },
    async collect(queueUrl, count, more = {}) {
      const collected: Received[] = [];
      for (let receives = 0; collected.length < count && receives < RECEIVES_MAX; receives++) {
        const MaxNumberOfMessages = Math.min(10, count - collected.length);
        collected.push(...(await scenario.receive(queueUrl, { MaxNumberOfMessages, ...more })));
      }
      return collected;
    },
    async remove(QueueUrl, { ReceiptHandle }) {
      await must(call('DeleteMessage', { QueueUrl, ReceiptHandle }));
    },
    async counts(QueueUrl) {
      const names = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
      const attributes = await scenario.attributes(QueueUrl, ...names);
      const [visible, inFlight, delayed] = names.map((name) => Number(attributes[name]));
      return [visible!, inFlight!, delayed!];
    },
    pass: (seconds) => backend.pass(seconds),
    async after(seconds, waiting) {
      let settled = false;
      const settle = (): void => void (settled = true);
      waiting.then(settle, settle);
      await backend.pass(seconds);
      return settled ? waiting : 'still waiting';
    },
  };

  try {
    return labels.apply(await behaviour.run(scenario));
  } finally {
    await Promise.all([...made].map((QueueUrl) => backend.call('DeleteQueue', { QueueUrl })));
  }
}
