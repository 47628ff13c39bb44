import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { deadLetter, deadLetterPair } from '../scenario/dead-letter-pair';
import { finishedMoveTask } from '../scenario/finished-move-task';
import { refused } from '../scenario/refused';

const see = awsPage.api('CancelMessageMoveTask');
const SOME_TASK = '0a1b2c3d-4e5f-4a6b-8c7d-8e9f0a1b2c3d';

const handleOf = (taskId: string, sourceArn: string): string => btoa(JSON.stringify({ taskId, sourceArn }));

/** What CancelMessageMoveTask does. */
export const MOVE_TASK_CANCELLING: readonly Behaviour[] = [
  {
    id: 'move-task-cancelling/running',
    says: 'A running task can be cancelled: what it moved stays moved, the rest stays in the dead-letter queue.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { call, pass, collect } = scenario;
      const pair = await deadLetterPair(scenario);
      const bodies = ['1', '2', '3', '4', '5', '6', '7', '8'];
      await deadLetter(scenario, pair, bodies);
      const { TaskHandle } = await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn, MaxNumberOfMessagesPerSecond: 1 });
      await pass(3);

      const { ApproximateNumberOfMessagesMoved, error } = await call('CancelMessageMoveTask', { TaskHandle });
      const task = await finishedMoveTask(scenario, pair.deadLettersArn);
      await pass(3);
      const moved = await collect(pair.url, bodies.length);
      const left = await collect(pair.deadLetters, bodies.length - moved.length);

      return {
        error,
        count: typeof ApproximateNumberOfMessagesMoved,
        Status: task?.Status,
        someMoved: moved.length > 0,
        someLeft: left.length > 0,
        all: bodiesOf([...moved, ...left]).sort(),
      };
    },
    expected: {
      count: 'number',
      Status: 'CANCELLED',
      someMoved: true,
      someLeft: true,
      all: ['1', '2', '3', '4', '5', '6', '7', '8'],
    },
  },
  {
    id: 'move-task-cancelling/done',
    says: 'A task that is done cannot be cancelled.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      const { TaskHandle } = await scenario.call('StartMessageMoveTask', { SourceArn });
      await finishedMoveTask(scenario, SourceArn);

      return (await scenario.call('CancelMessageMoveTask', { TaskHandle })).error;
    },
    expected: refused('InvalidParameterValue', 'Only active tasks can be cancelled.'),
  },
  {
    id: 'move-task-cancelling/another-afterwards',
    says: 'After a task was cancelled another can be started on the same source.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { call, collect } = scenario;
      const pair = await deadLetterPair(scenario);
      const SourceArn = pair.deadLettersArn;
      await deadLetter(scenario, pair, ['a', 'b', 'c', 'd']);
      const { TaskHandle } = await call('StartMessageMoveTask', { SourceArn, MaxNumberOfMessagesPerSecond: 1 });
      await call('CancelMessageMoveTask', { TaskHandle });
      await finishedMoveTask(scenario, SourceArn);

      const { error } = await call('StartMessageMoveTask', { SourceArn });
      await finishedMoveTask(scenario, SourceArn);

      return { error, moved: bodiesOf(await collect(pair.url, 4)).sort() };
    },
    expected: { moved: ['a', 'b', 'c', 'd'] },
  },
  {
    id: 'move-task-cancelling/unknown-source',
    says: 'A task handle whose source does not exist is refused.',
    evidence: 'aws',
    see,
    async run({ queue, arnOf, freeName, call, label }) {
      const sourceArn = (await arnOf(await queue())).replace(/[^:]+$/, freeName());
      const TaskHandle = handleOf(SOME_TASK, sourceArn);
      label(TaskHandle, '<handle>');

      return (await call('CancelMessageMoveTask', { TaskHandle })).error;
    },
    expected: refused('ResourceNotFoundException', "The resource that you specified for the SourceArn parameter doesn't exist.", 404),
  },
  {
    id: 'move-task-cancelling/unknown-task',
    says: 'A task that does not exist cannot be cancelled.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn } = await deadLetterPair(scenario);
      const TaskHandle = handleOf(SOME_TASK, deadLettersArn);
      scenario.label(TaskHandle, '<handle>');

      return (await scenario.call('CancelMessageMoveTask', { TaskHandle })).error;
    },
    expected: refused('ResourceNotFoundException', 'Task does not exist.', 404),
  },
  {
    id: 'move-task-cancelling/bad-handle',
    says: 'CancelMessageMoveTask needs a task handle, and refuses text that is none.',
    evidence: 'peers',
    see,
    async run({ call }) {
      return [(await call('CancelMessageMoveTask', { TaskHandle: 'no-handle' })).error, (await call('CancelMessageMoveTask', {})).error];
    },
    expected: [
      refused('InvalidParameterValue', 'Value for parameter TaskHandle is invalid.'),
      refused('MissingParameter', 'The request must contain the parameter TaskHandle.'),
    ],
  },
];
