import type { EventOf } from '../../core/journal';
import { queueNameIn } from '../../core/queue-address';
import { membersOf } from '../members-of';
import { grouped } from '../grouped';
import { groupSaysNothing } from '../group-says-nothing';
import type { History } from '../history';
import type { Rule } from '../rule';

type Sent = EventOf<'messageSent'>;

/** So many different messages would have had a choice of groups: fewer of them where their group's name says nothing. */
const MANY = 5;
const VERY_MANY = 10;
const SHOWN = 3;

/** Names of what tells things apart: of an id, or of the thing itself. */
const ID = /^(id|.*(Id|ID|_id|-id|Key|Number))$|^(account|customer|device|email|invoice|order|payment|product|sku|tenant|user|username)$/;
/** What every message has one of, also those about the same thing. */
const OF_THE_MESSAGE = /^(event|message|msg|request|trace|span|correlation|dedup\w*|sequence|seq)[_-]?(id|key|number)$/i;

/** What names a kind of message, and nothing that it is about. */
const KIND = /^(action|channel|event|kind|name|operation|source|status|topic|type|version|.*(Type|_type|Name|_name))$/;

/** A FIFO queue whose messages about different things are all in one group. */
export const oneMessageGroup: Rule = {
  misuse: 'one-message-group',
  what: 'all messages of a FIFO queue are in one message group, though they are about different things',
  why: 'A group is handled one message after the other: one consumer works, the others wait, and a message that fails holds up all the rest.',
  cure: 'Let MessageGroupId be the thing whose messages are to stay in order: the customer, the order.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagegroupid-property.html',
  rules: [],
  needsAll: true,
  find: (history) => {
    const sent = history.events.filter((event): event is Sent => event.kind === 'messageSent' && event.callId !== undefined);
    return [...grouped(sent, ({ queueArn }) => queueArn)].flatMap(([queueArn, events]) => {
      const isFifo = history.queues.get(queueArn)?.fifo === true;
      const groups = new Set(history.events.flatMap((event) => (event.queueArn === queueArn ? groupOf(event) : [])));
      if (!isFifo || groups.size !== 1 || !areAboutDifferentThings(events)) return [];
      return [{ queueArn, example: events[0]!.message.body, steps: stepsOf(history, events) }];
    });
  },
};

function groupOf(event: History['events'][number]): string[] {
  return event.kind === 'messageSent' && event.message.groupId !== undefined ? [event.message.groupId] : [];
}

function areAboutDifferentThings(events: readonly Sent[]): boolean {
  const { groupId = '' } = events[0]!.message;
  const queueName = queueNameIn(events[0]!.queueArn);
  const bodies = events.map(({ message }) => message.body);
  const members = membersOf(bodies);
  if (members === undefined) return groupSaysNothing(groupId, { queueName }) && new Set(bodies).size >= VERY_MANY;
  const named = [...members].map(([path, values]) => ({ name: path.split('.').at(-1)!, values }));
  // A group of what they have in common: one customer's orders.
  if (named.some(({ name, values }) => isNamedBy(groupId, name, values))) return false;
  return named.some(({ name, values }) => {
    if (!ID.test(name) || OF_THE_MESSAGE.test(name)) return false;
    return values.size >= (groupSaysNothing(groupId, { queueName, idName: name }) ? MANY : VERY_MANY);
  });
}

function isNamedBy(groupId: string, name: string, values: ReadonlySet<unknown>): boolean {
  const [value] = values;
  return values.size === 1 && !KIND.test(name) && groupId.includes(String(value));
}

function stepsOf(history: History, events: readonly Sent[]) {
  return events.slice(0, SHOWN).flatMap(({ callId, message }) => {
    const call = history.call(callId);
    return call === undefined ? [] : [history.stepOf(call, `: MessageGroupId "${message.groupId}"`)];
  });
}
