import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { deadLetter, deadLetterPair } from '../scenario/dead-letter-pair';
import { finishedMoveTask } from '../scenario/finished-move-task';
import { refused } from '../scenario/refused';

const see = awsPage.api('StartMessageMoveTask');

/** What StartMessageMoveTask accepts. */
export const MOVE_TASK_STARTING: readonly Behaviour[] = [
  {
    id: 'move-task-starting/handle',
    says: 'A task handle is the base64 of a JSON text with the id of the task and the ARN of its source.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);

      const { TaskHandle } = await scenario.call('StartMessageMoveTask', { SourceArn });
      const { taskId, ...rest } = JSON.parse(atob(String(TaskHandle))) as Record<string, string>;

      return { ...rest, isUuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(taskId!) };
    },
    expected: { sourceArn: '<arn of A>', isUuid: true },
  },
  {
    id: 'move-task-starting/unknown-source',
    says: 'The source of a task must exist.',
    evidence: 'aws',
    see,
    async run({ queue, arnOf, freeName, call }) {
      const SourceArn = (await arnOf(await queue())).replace(/[^:]+$/, freeName());

      return (await call('StartMessageMoveTask', { SourceArn })).error;
    },
    expected: refused('ResourceNotFoundException', "The resource that you specified for the SourceArn parameter doesn't exist.", 404),
  },
  {
    id: 'move-task-starting/no-dead-letter-queue',
    says: 'The source of a task must be the dead-letter queue of some queue.',
    evidence: 'aws',
    see,
    async run({ queue, arnOf, call }) {
      return (await call('StartMessageMoveTask', { SourceArn: await arnOf(await queue()) })).error;
    },
    expected: refused('InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.'),
  },
  {
    id: 'move-task-starting/malformed-arns',
    says: 'Source and destination are given as ARNs; the source is required.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const { call } = scenario;

      return [
        (await call('StartMessageMoveTask', { SourceArn: 'orders' })).error,
        (await call('StartMessageMoveTask', { SourceArn, DestinationArn: 'orders' })).error,
        (await call('StartMessageMoveTask', {})).error,
      ];
    },
    expected: [
      ...['SourceArn', 'DestinationArn'].map((name) =>
        refused(
          'InvalidParameterValue',
          `You must use this format to specify the ${name}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>`,
        ),
      ),
      refused('MissingParameter', 'The request must contain the parameter SourceArn.'),
    ],
  },
  {
    id: 'move-task-starting/unknown-destination',
    says: 'The destination of a task must exist.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const DestinationArn = SourceArn.replace(/[^:]+$/, scenario.freeName());

      return (await scenario.call('StartMessageMoveTask', { SourceArn, DestinationArn })).error;
    },
    expected: refused('ResourceNotFoundException', "The resource that you specified for the DestinationArn parameter doesn't exist.", 404),
  },
  {
    id: 'move-task-starting/same-queue',
    says: 'Source and destination of a task cannot be the same queue.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn } = await deadLetterPair(scenario);

      return (await scenario.call('StartMessageMoveTask', { SourceArn: deadLettersArn, DestinationArn: deadLettersArn })).error;
    },
    expected: refused('InvalidParameterValue', 'Source queue arn and destination queue arn cannot be the same.'),
  },
  {
    id: 'move-task-starting/other-type',
    says: 'Messages cannot be moved from a standard queue to a FIFO queue.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const DestinationArn = await scenario.arnOf(await scenario.fifoQueue());

      return (await scenario.call('StartMessageMoveTask', { SourceArn, DestinationArn })).error?.code;
    },
    expected: 'InvalidParameterValue',
  },
  {
    id: 'move-task-starting/rate-range',
    says: 'MaxNumberOfMessagesPerSecond is from 1 to 500.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const errorFor = async (MaxNumberOfMessagesPerSecond: number) =>
        (await scenario.call('StartMessageMoveTask', { SourceArn, MaxNumberOfMessagesPerSecond })).error;

      return [await errorFor(0), await errorFor(501)];
    },
    expected: [1, 2].map(() =>
      refused(
        'InvalidParameterValue',
        "Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's between 1 and 500.",
      ),
    ),
  },
  {
    id: 'move-task-starting/one-at-a-time',
    says: 'A source has one running task at a time; when that is done another can be started.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const pair = await deadLetterPair(scenario);
      const SourceArn = pair.deadLettersArn;
      await deadLetter(scenario, pair, ['a', 'b', 'c', 'd', 'e']);
      await scenario.call('StartMessageMoveTask', { SourceArn, MaxNumberOfMessagesPerSecond: 1 });

      const { error } = await scenario.call('StartMessageMoveTask', { SourceArn });
      await finishedMoveTask(scenario, SourceArn);
      const again = await scenario.call('StartMessageMoveTask', { SourceArn });

      return { error, again: typeof again.TaskHandle };
    },
    expected: {
      error: refused(
        'InvalidParameterValue',
        'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
      ),
      again: 'string',
    },
  },
];
