import type { MoveTask } from '../../core/move-tasks';
import type { Queue } from '../../core/queue';
import type { StoredMessage } from '../../core/stored-message';
import type { TestWorld } from '../world/test-world';

/** A queue that has messages for somebody to handle. */
export interface OpenQueue {
  readonly queue: Queue;
  readonly messages: readonly StoredMessage[];
}

/** Whether nothing is left to do, and nobody is at work. */
export function isSettled(world: TestWorld): boolean {
  return openQueues(world).length === 0 && runningMoves(world).length === 0 && world.activity.working.length === 0;
}

/** The queues with messages that are not done: those resting in a dead-letter queue that nobody polls are. */
export function openQueues(world: TestWorld): OpenQueue[] {
  const nowMs = world.nowMs();
  const queues = [...world.all()];
  const deadLetterArns = new Set(queues.map(({ settings }) => settings.redrivePolicy?.deadLetterTargetArn));
  return queues
    .map((queue) => ({ queue, messages: queue.messages(nowMs) }))
    .filter(({ queue, messages }) => messages.length > 0 && !(deadLetterArns.has(queue.arn) && rests(queue, messages)));
}

/** The move tasks under way. */
export function runningMoves({ moveTasks, all }: TestWorld): MoveTask[] {
  return [...all()].flatMap(({ arn }) => moveTasks.list(arn).filter(({ status }) => status === 'RUNNING'));
}

function rests({ mostWaiting }: Queue, messages: readonly StoredMessage[]): boolean {
  return mostWaiting === 0 && messages.every(({ receives }) => receives === undefined);
}
