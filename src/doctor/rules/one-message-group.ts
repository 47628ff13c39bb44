import type { EventOf } from '../../core/journal';
import { queueNameIn } from '../../core/queue-address';
import { parsedJson } from '../../testing/values/parsed-json';
import { isPlainObject } from '../../words/is-plain-object';
import { grouped } from '../grouped';
import type { History } from '../history';
import type { Rule } from '../rule';

type Sent = EventOf<'messageSent'>;

/** So many different messages would have had a choice of groups: fewer of them where their group's name says nothing. */
const MANY = 5;
const VERY_MANY = 10;
const SHOWN = 3;

const VAGUE =
  /^(all|any|common|constant|default|everything|fifo|fixed|global|main|messages?|one|only|orders?|events?|jobs?|queue|same|shared|single|static|[a-z\d])$|^(my|the|message|default)?[-_]?group([-_]?(id|[a-z\d]))?$/i;
const ID = /^(id|.*(Id|ID|_id|-id|Key|Number))$/;
/** What every message has one of, also those about the same thing. */
const OF_THE_MESSAGE = /^(event|message|msg|request|trace|span|correlation|dedup\w*|sequence|seq)[_-]?(id|key|number)$/i;

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
      const isFifo = history.queue(queueArn)?.fifo === true;
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
  const bodies = events.map(({ message }) => parsedJson(message.body)).filter(isPlainObject);
  const { groupId = '' } = events[0]!.message;
  const isVague = saysNothing(groupId, queueNameIn(events[0]!.queueArn));
  if (bodies.length === 0) return isVague && new Set(events.map(({ message }) => message.body)).size >= VERY_MANY;
  const enough = isVague ? MANY : VERY_MANY;
  const names = Object.keys(bodies[0]!);
  // A group of what they have in common: one customer's orders.
  if (names.some((name) => isNamedBy(groupId, new Set(bodies.map((body) => body[name]))))) return false;
  return names.some((name) => ID.test(name) && !OF_THE_MESSAGE.test(name) && new Set(bodies.map((body) => body[name])).size >= enough);
}

/** Whether a group is named after the queue, or after groups. */
function saysNothing(groupId: string, queueName: string): boolean {
  const stem = queueName.replace(/\.fifo$/, '');
  const names = [stem, `${stem}s`, stem.replace(/s$/, '')].map((name) => name.toLowerCase());
  return names.includes(groupId.toLowerCase()) || VAGUE.test(groupId);
}

function isNamedBy(groupId: string, values: ReadonlySet<unknown>): boolean {
  const [value] = values;
  return values.size === 1 && ['string', 'number'].includes(typeof value) && groupId.includes(String(value));
}

function stepsOf(history: History, events: readonly Sent[]) {
  return events.slice(0, SHOWN).flatMap(({ callId, message }) => {
    const call = history.call(callId);
    return call === undefined ? [] : [history.stepOf(call, `: MessageGroupId "${message.groupId}"`)];
  });
}
