import { unwrap } from '../../backends/unwrap';
import type { Scenario } from './scenario';
import type { CallAction, Received } from '../../backends/call-action';

const RECEIVES_MAX = 10;

type MessageSteps = Pick<Scenario, 'send' | 'receive' | 'collect' | 'remove' | 'counts'>;

/** The steps of a scenario that are about messages. */
export function messageSteps(call: CallAction, attributes: Scenario['attributes']): MessageSteps {
  const steps: MessageSteps = {
    send: (QueueUrl, MessageBody, more = {}) => unwrap(call('SendMessage', { QueueUrl, MessageBody, ...more })),
    async receive(QueueUrl, more = {}) {
      const { Messages = [] } = await unwrap(call('ReceiveMessage', { QueueUrl, ...more }));
      return Messages as Received[];
    },
    async collect(queueUrl, count, more = {}) {
      const collected: Received[] = [];
      for (let receives = 0; collected.length < count && receives < RECEIVES_MAX; receives++) {
        const MaxNumberOfMessages = Math.min(10, count - collected.length);
        collected.push(...(await steps.receive(queueUrl, { MaxNumberOfMessages, ...more })));
      }
      return collected;
    },
    async remove(QueueUrl, { ReceiptHandle }) {
      await unwrap(call('DeleteMessage', { QueueUrl, ReceiptHandle }));
    },
    async counts(queueUrl) {
      const names = ['', 'NotVisible', 'Delayed'].map((state) => `ApproximateNumberOfMessages${state}`);
      const shown = await attributes(queueUrl, ...names);
      const [visible, inFlight, delayed] = names.map((name) => Number(shown[name]));
      return [visible!, inFlight!, delayed!];
    },
  };
  return steps;
}
