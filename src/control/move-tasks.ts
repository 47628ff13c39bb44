import { ACTIONS } from '../actions';
import type { MoveTask } from '../core/move-tasks';
import { messageNamed } from './messages';
import { answering, operation } from './operation';
import { invalid, notFound } from './refusal';
import { count, listOf, moment, named, orNull, record, text, type ValueOf } from './schema';
import { ownerContext, QUEUE_PATH, queueNamed } from './shown-queue';

const tag = 'move tasks';
const TO = text('the queue that they go to: its name, URL or ARN. Default: where each came from');

/** A message move task as the control plane shows it. */
export const MOVE_TASK = record({
  id: text('its id'),
  sourceArn: text('the queue that it empties'),
  destinationArn: orNull('string', 'the queue that messages go to; null when each returns to where it came from'),
  messagesPerSecond: orNull('integer', 'its pace; null for as fast as possible'),
  startedAtMs: moment('when it began'),
  toMove: count('messages that were there when it began'),
  moved: count('messages that it moved'),
  status: { type: 'string', enum: ['RUNNING', 'COMPLETED', 'CANCELLING', 'CANCELLED', 'FAILED'], description: 'how far it is' },
  failureReason: orNull('string', 'why it failed'),
} as const);

/** Messages that go back to where they came from, one or all of a queue. */
export const MOVE_TASK_OPERATIONS = [
  operation({
    method: 'POST',
    route: '/queues/{queue}/redrive',
    id: 'redriveQueue',
    tag,
    summary: 'Moves the visible messages of a dead-letter queue to another queue, or back to where each came from.',
    path: QUEUE_PATH,
    body: record({ to: TO, messagesPerSecond: count('1 to 500. Default: as fast as possible') }, ['to', 'messagesPerSecond']),
    example: { messagesPerSecond: 50 },
    answers: answering('The task, which has begun', named('MoveTask'), 201),
    run: ({ path, body, world }) => {
      const source = queueNamed(path.queue, { world });
      const DestinationArn = body.to === undefined ? undefined : queueNamed(body.to, { world }).arn;
      const input = { SourceArn: source.arn, DestinationArn, MaxNumberOfMessagesPerSecond: body.messagesPerSecond };
      void ACTIONS.StartMessageMoveTask(input, ownerContext(world, source));
      // What is to be moved at once is moved before the answer.
      world.clock.catchUp();
      return { status: 201, json: shownTask(world.moveTasks.list(source.arn)[0]!) };
    },
  }),
  operation({
    method: 'POST',
    route: '/queues/{queue}/messages/{message}/redrive',
    id: 'redriveMessage',
    tag,
    summary: 'Moves one message to another queue, or back to where it came from, in whatever state it is.',
    path: { ...QUEUE_PATH, message: text("a message's position in the queue, or its MessageId") },
    body: record({ to: TO }, ['to']),
    example: { to: 'orders' },
    answers: answering('The task, which is over', named('MoveTask'), 201),
    run: ({ path, body, world }) => {
      const source = queueNamed(path.queue, { world });
      const { message } = messageNamed(path.message, source, world.nowMs());
      const destination = body.to === undefined ? undefined : queueNamed(body.to, { world });
      if (destination === undefined && message.deadLetterSourceArn === undefined)
        throw invalid(`Message "${message.id}" is no dead letter: nothing says where it came from. Name a queue: {"to":"orders"}.`);
      if (destination === source) throw invalid(`Queue "${source.name}" cannot be both where the message is and where it goes.`);
      if (destination !== undefined && destination.fifo !== source.fifo)
        throw invalid(`"${source.name}" and "${destination.name}" must both be FIFO queues, or both standard queues.`);
      const task = world.moveTasks.moveOne({ source, destinationArn: destination?.arn }, message.position, world.nowMs())!;
      return { status: 201, json: shownTask(task) };
    },
  }),
  operation({
    method: 'GET',
    route: '/queues/{queue}/move-tasks',
    id: 'listMoveTasks',
    tag,
    summary: 'Shows the move tasks of a queue, newest first.',
    path: QUEUE_PATH,
    answers: answering('The tasks', record({ tasks: listOf(named('MoveTask'), 'newest first') })),
    run: ({ path, world }) => ({ json: { tasks: world.moveTasks.list(queueNamed(path.queue, { world }).arn).map(shownTask) } }),
  }),
  operation({
    method: 'DELETE',
    route: '/move-tasks/{task}',
    id: 'cancelMoveTask',
    tag,
    summary: 'Stops a move task; what it has moved stays moved.',
    path: { task: text('its id') },
    answers: answering('The task', named('MoveTask')),
    run: ({ path, world }) => {
      if (world.moveTasks.find(path.task) === undefined) throw notFound(`There is no move task "${path.task}".`);
      world.moveTasks.cancel(path.task, world.nowMs());
      return { json: shownTask(world.moveTasks.find(path.task)!) };
    },
  }),
];

function shownTask(task: MoveTask): ValueOf<typeof MOVE_TASK> {
  const { id, sourceArn, startedAtMs, toMove, moved, status } = task;
  const { destinationArn = null, messagesPerSecond = null, failureReason = null } = task;
  return { id, sourceArn, destinationArn, messagesPerSecond, startedAtMs, toMove, moved, status, failureReason };
}
