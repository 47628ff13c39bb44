import { queueNameIn } from '../../core/queue-address';
import type { Backend } from '../../backends/backend';
import type { Labels } from './labels';
import { unwrap } from '../../backends/unwrap';
import type { Scenario } from './scenario';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

type QueueSteps = Pick<Scenario, 'call' | 'freeName' | 'queue' | 'fifoQueue' | 'arnOf' | 'attributes'>;

/**
 * The steps of a scenario that are about queues.
 *
 * @param made - gets the URL of every queue that is made
 */
export function queueSteps(backend: Backend, labels: Labels, uniqueId: () => string, made: Set<string>): QueueSteps {
  let names = 0;

  const adopt = async (queueUrl: string): Promise<void> => {
    if (made.has(queueUrl)) return;
    made.add(queueUrl);
    const letter = String(labels.apply(queueNameIn(queueUrl)));
    labels.name(queueUrl, `<url of ${letter}>`);
    labels.name(await steps.arnOf(queueUrl), `<arn of ${letter}>`);
  };
  const create = async (QueueName: string, Attributes: Readonly<Record<string, string>>): Promise<string> =>
    String((await unwrap(steps.call('CreateQueue', { QueueName, Attributes }))).QueueUrl);

  const steps: QueueSteps = {
    async call(action, input) {
      const answer = await backend.call(action, input);
      if (action === 'CreateQueue' && answer.error === undefined) await adopt(String(answer.QueueUrl));
      return answer;
    },
    freeName(suffix = '') {
      const name = `${backend.queuePrefix}${uniqueId()}${suffix}`;
      labels.name(name, LETTERS[names++]!);
      return name;
    },
    queue: (attributes = {}) => create(steps.freeName(), attributes),
    fifoQueue: (attributes = {}) => create(steps.freeName('.fifo'), { FifoQueue: 'true', ...attributes }),
    arnOf: async (queueUrl) => (await steps.attributes(queueUrl, 'QueueArn')).QueueArn!,
    async attributes(QueueUrl, ...attributes) {
      const AttributeNames = attributes.length === 0 ? ['All'] : attributes;
      const { Attributes = {} } = await unwrap(backend.call('GetQueueAttributes', { QueueUrl, AttributeNames }));
      return Attributes as Record<string, string>;
    },
  };
  return steps;
}
