import { namesInstead, nearNames } from '../../words/near-names';
import { checkedDefinition, DEFINITION_NAMES } from '../checked-definition';
import type { Findings } from '../findings';
import { foundInWords, memberOf, membersOf, textOf, type Located, type Member } from '../located';
import type { Found, StructuredSource } from '../source';
import type { TemplateQueue } from '../template';

/** What ElasticMQ calls the attributes of queues. */
const LENGTHS_OF_TIME: Readonly<Record<string, string>> = {
  defaultVisibilityTimeout: 'VisibilityTimeout',
  delay: 'DelaySeconds',
  receiveMessageWait: 'ReceiveMessageWaitTimeSeconds',
};
const FLAGS: Readonly<Record<string, string>> = { fifo: 'FifoQueue', contentBasedDeduplication: 'ContentBasedDeduplication' };

/** What of a file has to do with queues. */
export const WANTED: readonly string[] = ['queues', 'aws'];

/** What SQS does not have. */
const OF_ELASTIC_MQ = ['copyTo', 'moveTo'];

/** What ElasticMQ writes of queues that it keeps. */
const OF_STORAGE = ['created', 'lastModified'];

const NAMES = [...Object.keys(LENGTHS_OF_TIME), ...Object.keys(FLAGS), 'deadLettersQueue', 'tags', ...OF_ELASTIC_MQ];

/** The queues of elasticmq.conf. */
export function elasticMqQueues({ root, findings, owner }: StructuredSource): Found {
  noteOwner(root, { findings, owner });
  const others = [...(membersOf(root)?.keys() ?? [])].filter((name) => !WANTED.includes(name));
  if (others.length > 0) findings.note(root.at, `${others.join(', ')}: settings of ElasticMQ's server, which have no meaning here.`);
  const given = memberOf(root, 'queues');
  const members =
    membersOf(given) ?? findings.fail(given?.at ?? root.at, 'there must be queues by name, as in queues { orders { delay = 5 seconds } }.');
  const names = new Map([...members].map(([name, { value }]) => [name, nameOf(name, value)]));
  const queues = new Map<string, TemplateQueue>();
  for (const [name, { at, value }] of members) {
    if (membersOf(value) === undefined)
      findings.wrong(value.at, `queue ${JSON.stringify(name)} must be an object, but is ${foundInWords(value)}.`);
    const attributes = attributesIn(value, { findings, names });
    checkDeadLetters(name, attributes.get('deadLetterQueue'));
    const content = attributes.get('ContentBasedDeduplication');
    if (content !== undefined && !attributes.has('FifoQueue') && attributes.delete('ContentBasedDeduplication'))
      findings.omit(content.at, 'contentBasedDeduplication is left out: in SQS, FIFO queues alone have it.');
    queues.set(names.get(name)!, { at, definition: checkedDefinition(attributes, { findings, known: DEFINITION_NAMES }) });
  }
  return { queues };

  /** ElasticMQ takes any queue for dead letters. */
  function checkDeadLetters(name: string, target: Member | undefined): void {
    const dead = textOf(target?.value);
    if (dead !== undefined && names.get(name)!.endsWith('.fifo') && !dead.endsWith('.fifo'))
      findings.wrong(
        target!.value.at,
        `the dead-letter queue of a FIFO queue must be a FIFO queue in SQS: write fifo = true for ${JSON.stringify(dead)}.`,
      );
  }
}

/** Whose queues ElasticMQ would make. */
function noteOwner(root: Located, { findings, owner }: Pick<StructuredSource, 'findings' | 'owner'>): void {
  for (const [name, flag, here] of [
    ['region', 'region', owner.region],
    ['accountId', 'account', owner.accountId],
  ] as const) {
    const given = memberOf(memberOf(root, 'aws'), name);
    const text = textOf(given);
    if (name === 'accountId' && text !== undefined && !/^\d{12}$/.test(text))
      findings.omit(given!.at, `aws.accountId is ${text}, but accounts have 12 digits: ARNs and URLs have ${here}.`);
    else if (given !== undefined && text !== here)
      findings.omit(
        given.at,
        `aws.${name} is ${text}, but queues are made in ${here}: say --${flag} ${text}, or ${name}: '${text}' for createSqs.`,
      );
  }
}

/** ElasticMQ adds the ending of FIFO queues where it is not said. */
function nameOf(name: string, queue: Located): string {
  return textOf(memberOf(queue, 'fifo')) === 'true' && !name.endsWith('.fifo') ? `${name}.fifo` : name;
}

interface Context {
  readonly findings: Findings;
  /** The names of all queues, by how they are written. */
  readonly names: ReadonlyMap<string, string>;
}

function attributesIn(queue: Located, { findings, names }: Context): Map<string, Member> {
  const attributes = new Map<string, Member>();
  for (const [name, { at, value }] of membersOf(queue) ?? []) {
    const [length, flag] = [LENGTHS_OF_TIME[name], FLAGS[name]];
    if (length !== undefined) attributes.set(length, { at, value: { at: value.at, value: seconds(name, value, findings) } });
    else if (flag !== undefined) addFlag(attributes, flag, { at, value });
    else if (name === 'tags') attributes.set(name, { at, value });
    else if (name === 'deadLettersQueue') addDeadLetters(attributes, { at, value });
    else if (OF_STORAGE.includes(name)) findings.note(at, `${name} is passed over: it says when ElasticMQ made the queue.`);
    else if (OF_ELASTIC_MQ.includes(name)) findings.omit(at, `${name} is left out: SQS has no such thing.`);
    else findings.wrong(at, unknownSetting(name));
  }
  return attributes;

  function addDeadLetters(to: Map<string, Member>, { at, value }: Member): void {
    const name = memberOf(value, 'name');
    const count = memberOf(value, 'maxReceiveCount');
    const written = textOf(name);
    if (name === undefined || written === undefined) findings.wrong(at, 'deadLettersQueue needs the name of a queue.');
    else to.set('deadLetterQueue', { at, value: { at: name.at, value: names.get(written) ?? written } });
    if (count === undefined) findings.wrong(at, 'deadLettersQueue needs maxReceiveCount, 1 to 1,000.');
    else to.set('maxReceiveCount', { at, value: count });
  }
}

/** What is false is not said to SQS, which has no such attributes on standard queues. */
function addFlag(attributes: Map<string, Member>, name: string, { at, value }: Member): void {
  if (textOf(value) !== 'false') attributes.set(name, { at, value });
}

const UNITS: Readonly<Record<string, number>> = {
  d: 86_400,
  day: 86_400,
  h: 3600,
  hour: 3600,
  m: 60,
  minute: 60,
  s: 1,
  second: 1,
  ms: 1e-3,
  milli: 1e-3,
  millisecond: 1e-3,
  us: 1e-6,
  micro: 1e-6,
  microsecond: 1e-6,
  ns: 1e-9,
  nano: 1e-9,
  nanosecond: 1e-9,
};

/** A length of time as HOCON has it: a number and a unit, milliseconds without one. SQS has whole seconds. */
function seconds(name: string, node: Located, findings: Findings): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/.exec(textOf(node) ?? '') ?? [];
  const factor = unit === '' ? UNITS['ms'] : (UNITS[unit] ?? UNITS[unit.replace(/s$/, '')]);
  // Fractions of a nanosecond are what multiplication leaves.
  const exact = Math.round(Number(amount) * (factor ?? Number.NaN) * 1e9) / 1e9;
  if (Number.isNaN(exact)) {
    findings.wrong(node.at, `${name} must be a length of time, such as 5 seconds, but is ${foundInWords(node)}.`);
    return 0;
  }
  // A visibility timeout of none at all would be another thing.
  const whole = name === 'defaultVisibilityTimeout' ? Math.ceil(exact) : Math.round(exact);
  if (whole !== exact) findings.omit(node.at, `${name} is ${whole} s instead of ${textOf(node)}: SQS has whole seconds.`);
  return whole;
}

function unknownSetting(name: string): string {
  return `ElasticMQ has no setting ${JSON.stringify(name)} of queues. ${namesInstead(nearNames(name, NAMES, 1), NAMES)}`;
}
