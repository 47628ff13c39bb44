import type { ActionName } from '../../api/shapes';
import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { AnsweredError, Input } from '../../backends/call-action';

const MISSING_QUEUE = refused('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
const MISSING_QUEUE_BY_QUERY = { ...MISSING_QUEUE, message: 'The specified queue does not exist for this wsdl version.' };

const missing = (parameter: string): AnsweredError => refused('MissingParameter', `The request must contain the parameter ${parameter}.`);

const handle = { ReceiptHandle: 'handle' };

/** Every action that takes a QueueUrl, with the other parameters that it needs. */
const ON_QUEUES: Readonly<Partial<Record<ActionName, Input>>> = {
  AddPermission: { Label: 'read', AWSAccountIds: ['111122223333'], Actions: ['ReceiveMessage'] },
  ChangeMessageVisibility: { ...handle, VisibilityTimeout: 60 },
  ChangeMessageVisibilityBatch: { Entries: [{ Id: 'id-1', ...handle, VisibilityTimeout: 60 }] },
  DeleteMessage: handle,
  DeleteMessageBatch: { Entries: [{ Id: 'id-1', ...handle }] },
  DeleteQueue: {},
  GetQueueAttributes: { AttributeNames: ['All'] },
  ListDeadLetterSourceQueues: {},
  ListQueueTags: {},
  PurgeQueue: {},
  ReceiveMessage: {},
  RemovePermission: { Label: 'read' },
  SendMessage: { MessageBody: 'order 42' },
  SendMessageBatch: { Entries: [{ Id: 'id-1', MessageBody: 'order 42' }] },
  SetQueueAttributes: { Attributes: { VisibilityTimeout: '60' } },
  TagQueue: { Tags: { team: 'orders' } },
  UntagQueue: { TagKeys: ['team'] },
};

const ACTIONS = Object.keys(ON_QUEUES) as ActionName[];

/** Actions, a parameter that each needs, and an input without it. */
const NEEDED: readonly (readonly [ActionName, string, Input])[] = [
  ['AddPermission', 'Label', { AWSAccountIds: ['111122223333'], Actions: ['ReceiveMessage'] }],
  ['AddPermission', 'ActionName', { Label: 'read', AWSAccountIds: ['111122223333'] }],
  ['AddPermission', 'AWSAccountIds', { Label: 'read', Actions: ['ReceiveMessage'] }],
  ['RemovePermission', 'Label', {}],
];

const NEEDED_BY_MOVE_TASKS: readonly (readonly [ActionName, string])[] = [
  ['StartMessageMoveTask', 'SourceArn'],
  ['ListMessageMoveTasks', 'SourceArn'],
  ['CancelMessageMoveTask', 'TaskHandle'],
];

interface WrongType {
  readonly action: ActionName;
  readonly input: Input;
  readonly message: string;
}

const WRONG_TYPES: readonly WrongType[] = [
  { action: 'SendMessage', input: { MessageBody: 42 }, message: 'NUMBER_VALUE can not be converted to a String' },
  { action: 'SendMessage', input: { MessageBody: true }, message: 'TRUE_VALUE can not be converted to a String' },
  { action: 'ReceiveMessage', input: { MaxNumberOfMessages: '10' }, message: 'STRING_VALUE can not be converted to an Integer' },
  { action: 'TagQueue', input: { Tags: ['team'] }, message: 'Start of list found where not expected' },
  { action: 'UntagQueue', input: { TagKeys: { team: 'orders' } }, message: 'Start of structure or map found where not expected.' },
];

/** Errors that several actions have. */
export const ERRORS: readonly Behaviour[] = [
  ...ACTIONS.map((action): Behaviour => ({
    id: `errors/${action}-on-missing-queue`,
    says: `${action} on a queue that does not exist fails with QueueDoesNotExist.`,
    evidence: 'seen',
    see: awsPage.api(action),
    async run({ call, queue, freeName }) {
      const url = await queue();
      const QueueUrl = url.replace(/[^/]+$/, freeName());

      return (await call(action, { QueueUrl, ...ON_QUEUES[action] })).error;
    },
    expected: MISSING_QUEUE,
    expectedByQuery: MISSING_QUEUE_BY_QUERY,
  })),
  {
    id: 'errors/without-queue',
    says: 'An action on a queue needs QueueUrl.',
    evidence: 'peers',
    async run({ call }) {
      const answers: Record<string, unknown> = {};
      for (const action of ACTIONS) answers[action] = (await call(action, ON_QUEUES[action]!)).error;
      return answers;
    },
    expected: Object.fromEntries(ACTIONS.map((action) => [action, missing('QueueUrl')])),
  },
  {
    id: 'errors/queue-before-parameters',
    says: 'Whether the queue exists is looked at before other parameters.',
    evidence: 'peers',
    async run({ call, queue, freeName }) {
      const url = await queue();
      const QueueUrl = url.replace(/[^/]+$/, freeName());

      const answers = [
        await call('SendMessage', { QueueUrl }),
        await call('SendMessageBatch', { QueueUrl, Entries: [] }),
        await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 11 }),
      ];
      return answers.map(({ error }) => error?.code);
    },
    expected: [MISSING_QUEUE.code, MISSING_QUEUE.code, MISSING_QUEUE.code],
  },
  {
    id: 'errors/permissions-without-parameters',
    says: 'AddPermission needs Label, AWSAccountIds and Actions, RemovePermission a Label.',
    evidence: 'peers',
    see: awsPage.api('AddPermission'),
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors = [];
      for (const [action, , input] of NEEDED) errors.push((await call(action, { QueueUrl, ...input })).error);
      return errors;
    },
    expected: NEEDED.map(([, parameter]) => missing(parameter)),
  },
  {
    id: 'errors/move-tasks-without-parameters',
    says: 'Message move tasks need SourceArn to be started and listed, TaskHandle to be cancelled.',
    evidence: 'peers',
    see: awsPage.api('StartMessageMoveTask'),
    async run({ call }) {
      const errors = [];
      for (const [action] of NEEDED_BY_MOVE_TASKS) errors.push((await call(action, {})).error);
      return errors;
    },
    expected: NEEDED_BY_MOVE_TASKS.map(([, parameter]) => missing(parameter)),
  },
  {
    id: 'errors/UntagQueue-without-TagKeys',
    says: 'UntagQueue needs a key; none is refused as one of no length.',
    evidence: 'peers',
    see: awsPage.api('UntagQueue'),
    run: async ({ call, queue }) => (await call('UntagQueue', { QueueUrl: await queue() })).error?.code,
    expected: 'InvalidParameterValue',
  },
  {
    id: 'errors/wrong-types',
    says: 'In JSON, text is no number and a number no text, a list no map and a map no list.',
    evidence: 'doubt',
    needs: ['json'],
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors = [];
      for (const { action, input } of WRONG_TYPES) errors.push((await call(action, { QueueUrl, ...input })).error);
      return errors;
    },
    expected: WRONG_TYPES.map(({ message }) => refused('MalformedInput', message)),
  },
];
