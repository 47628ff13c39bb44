import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { deadLetter, deadLetterPair } from '../scenario/dead-letter-pair';
import { finishedMoveTask, type ListedMoveTask } from '../scenario/finished-move-task';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';

const see = awsPage.api('ListMessageMoveTasks');

async function listed({ call }: Scenario, SourceArn: string, more: Readonly<Record<string, unknown>> = {}): Promise<ListedMoveTask[]> {
  const { Results = [] } = await call('ListMessageMoveTasks', { SourceArn, ...more });
  return Results as ListedMoveTask[];
}

/** What ListMessageMoveTasks tells. */
export const MOVE_TASK_LISTING: readonly Behaviour[] = [
  {
    id: 'move-task-listing/completed',
    says: 'A completed task is listed with its source, its start and its numbers; it has no handle any more.',
    evidence: 'aws',
    see,
    needs: ['exactCounts'],
    async run(scenario) {
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['a', 'b']);
      await scenario.call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });

      return finishedMoveTask(scenario, pair.deadLettersArn);
    },
    expected: {
      Status: 'COMPLETED',
      SourceArn: '<arn of A>',
      StartedTimestamp: '<ms>',
      ApproximateNumberOfMessagesMoved: 2,
      ApproximateNumberOfMessagesToMove: 2,
    },
  },
  {
    id: 'move-task-listing/running',
    says: 'A running task is listed with its handle, and with destination and rate if they were given.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { arnOf, call, queue } = scenario;
      const pair = await deadLetterPair(scenario);
      const DestinationArn = await arnOf(await queue());
      await deadLetter(scenario, pair, ['a', 'b', 'c', 'd', 'e', 'f']);
      const { TaskHandle } = await call('StartMessageMoveTask', {
        SourceArn: pair.deadLettersArn,
        DestinationArn,
        MaxNumberOfMessagesPerSecond: 1,
      });

      const [task] = await listed(scenario, pair.deadLettersArn);
      const { Status, SourceArn, MaxNumberOfMessagesPerSecond, StartedTimestamp } = task!;

      return {
        Status,
        sameHandle: task!.TaskHandle === TaskHandle,
        SourceArn,
        DestinationArn: task!.DestinationArn,
        MaxNumberOfMessagesPerSecond,
        StartedTimestamp,
      };
    },
    expected: {
      Status: 'RUNNING',
      sameHandle: true,
      SourceArn: '<arn of A>',
      DestinationArn: '<arn of C>',
      MaxNumberOfMessagesPerSecond: 1,
      StartedTimestamp: '<ms>',
    },
  },
  {
    id: 'move-task-listing/rate',
    says: 'MaxNumberOfMessagesPerSecond slows a task down: with 1, eight messages are not moved within two seconds.',
    evidence: 'doc',
    see: awsPage.api('StartMessageMoveTask'),
    async run(scenario) {
      const { call, pass } = scenario;
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['1', '2', '3', '4', '5', '6', '7', '8']);
      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn, MaxNumberOfMessagesPerSecond: 1 });
      await pass(2);

      const [running] = await listed(scenario, pair.deadLettersArn);
      const done = await finishedMoveTask(scenario, pair.deadLettersArn);

      return { after2Seconds: running?.Status, then: done?.Status };
    },
    expected: { after2Seconds: 'RUNNING', then: 'COMPLETED' },
  },
  {
    id: 'move-task-listing/newest-first',
    says: 'Tasks are listed newest first; only the newest when MaxResults is not given.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { call, queue, arnOf, pass } = scenario;
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      await call('StartMessageMoveTask', { SourceArn });
      await finishedMoveTask(scenario, SourceArn);
      await pass(1);
      await call('StartMessageMoveTask', { SourceArn, DestinationArn: await arnOf(await queue()) });
      await finishedMoveTask(scenario, SourceArn);

      const destinations = async (more = {}) =>
        (await listed(scenario, SourceArn, more)).map(({ DestinationArn }) => DestinationArn ?? 'none');
      return { byDefault: await destinations(), all: await destinations({ MaxResults: 10 }) };
    },
    expected: { byDefault: ['<arn of C>'], all: ['<arn of C>', 'none'] },
  },
  {
    id: 'move-task-listing/none',
    says: 'For a queue that never was the source of a task none are listed.',
    evidence: 'peers',
    see,
    async run(scenario) {
      return listed(scenario, (await deadLetterPair(scenario)).deadLettersArn);
    },
    expected: [],
  },
  {
    id: 'move-task-listing/max-results-range',
    says: 'MaxResults is from 1 to 10.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const errorFor = async (MaxResults: number) => (await scenario.call('ListMessageMoveTasks', { SourceArn, MaxResults })).error;

      return [await errorFor(0), await errorFor(11)];
    },
    expected: [1, 2].map(() =>
      refused(
        'InvalidParameterValue',
        "Value for parameter MaxResults is invalid. Reason: You must enter a number that's between 1 and 10.",
      ),
    ),
  },
  {
    id: 'move-task-listing/unknown-source',
    says: 'The tasks of a queue that does not exist cannot be listed.',
    evidence: 'aws',
    see,
    async run({ queue, arnOf, freeName, call }) {
      const SourceArn = (await arnOf(await queue())).replace(/[^:]+$/, freeName());

      return (await call('ListMessageMoveTasks', { SourceArn })).error;
    },
    expected: refused('ResourceNotFoundException', "The resource that you specified for the SourceArn parameter doesn't exist.", 404),
  },
  {
    id: 'move-task-listing/malformed-source',
    says: 'ListMessageMoveTasks needs a SourceArn, in the form of an ARN.',
    evidence: 'peers',
    see,
    async run({ call }) {
      return [(await call('ListMessageMoveTasks', { SourceArn: 'orders' })).error, (await call('ListMessageMoveTasks', {})).error];
    },
    expected: [
      refused(
        'InvalidParameterValue',
        'You must use this format to specify the SourceArn: arn:<partition>:<service>:<region>:<account-id>:<resource-id>',
      ),
      refused('MissingParameter', 'The request must contain the parameter SourceArn.'),
    ],
  },
  {
    id: 'move-task-listing/destination-deleted',
    says: 'When the destination is deleted a running task fails, and says why; the rest of the messages stays.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { queue, arnOf, call, pass, receive } = scenario;
      const pair = await deadLetterPair(scenario);
      const destination = await queue();
      await deadLetter(scenario, pair, ['1', '2', '3', '4', '5', '6', '7', '8']);
      await call('StartMessageMoveTask', {
        SourceArn: pair.deadLettersArn,
        DestinationArn: await arnOf(destination),
        MaxNumberOfMessagesPerSecond: 1,
      });
      await pass(2);
      await call('DeleteQueue', { QueueUrl: destination });

      const task = await finishedMoveTask(scenario, pair.deadLettersArn);
      const left = await receive(pair.deadLetters, { MaxNumberOfMessages: 10 });

      return { Status: task?.Status, FailureReason: task?.FailureReason, left: left.length > 0 };
    },
    expected: { Status: 'FAILED', FailureReason: 'AWS.SimpleQueueService.NonExistentQueue', left: true },
  },
  {
    id: 'move-task-listing/source-unknown',
    says: 'A message that was sent to the dead-letter queue directly has no queue to go back to: the task fails.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const pair = await deadLetterPair(scenario);
      await scenario.send(pair.deadLetters, 'order 42');
      await scenario.call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });

      const task = await finishedMoveTask(scenario, pair.deadLettersArn);

      return { Status: task?.Status, FailureReason: task?.FailureReason };
    },
    expected: { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' },
  },
];
