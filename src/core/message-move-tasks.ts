import type { Clock, EpochMs } from './clock';
import type { CurrentCall } from './current-call';
import type { EventOf, Recorder } from './journal';
import type { MoveTask, MoveTasks, MoveTaskRequest, MoveTaskStatus } from './move-tasks';
import type { Queue } from './queue';
import type { Random } from './random';
import { receiveCountOf, type StoredMessage, type TransferredMessage } from './stored-message';

interface Task extends MoveTask {
  /** The call that started it. */
  readonly callId: number | undefined;
  moved: number;
  status: MoveTaskStatus;
  failureReason: string | undefined;
  stop: () => void;
}

/** What move tasks need from the world around them. */
export interface MoveTasksEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly record: Recorder;
  readonly currentCall: CurrentCall;
  findQueue(arn: string): Queue | undefined;
}

/** {@link MoveTasks} on a clock: one message per beat of the asked rate, or all at once when none was asked. */
export class MessageMoveTasks implements MoveTasks {
  readonly #env: MoveTasksEnvironment;
  readonly #tasks = new Map<string, Task>();
  readonly #bySource = new Map<string, Task[]>();

  constructor(env: MoveTasksEnvironment) {
    this.#env = env;
  }

  start(request: MoveTaskRequest, nowMs: EpochMs): MoveTask {
    const task = this.#started({ ...request, toMove: request.source.counts(nowMs).visible }, nowMs);
    this.#scheduleNext(task);
    return task;
  }

  moveOne({ source, destinationArn }: Omit<MoveTaskRequest, 'messagesPerSecond'>, position: number, nowMs: EpochMs): MoveTask | undefined {
    const stored = source.at(position, nowMs);
    if (stored === undefined) return undefined;
    const task = this.#started({ source, destinationArn, messagesPerSecond: undefined, toMove: 1 }, nowMs);
    this.#move(task, source, stored, nowMs);
    return task;
  }

  list(sourceArn: string): readonly MoveTask[] {
    return this.#bySource.get(sourceArn) ?? [];
  }

  find(id: string): MoveTask | undefined {
    return this.#tasks.get(id);
  }

  cancel(id: string, nowMs: EpochMs): void {
    const task = this.#tasks.get(id);
    if (task?.status === 'RUNNING') this.#end(task, 'CANCELLED', nowMs);
  }

  /** Changes as an event says that a task changed, and tells nobody. A task that runs then goes on when it is its time. */
  replay(event: EventOf<'moveTaskStarted' | 'messageRedriven' | 'moveTaskEnded'>): void {
    if (event.kind === 'moveTaskStarted') {
      this.#scheduleNext(this.#begin(event));
      return;
    }
    const task = this.#tasks.get(event.taskId);
    if (task === undefined) throw new Error(`The event "${event.kind}" is of move task ${event.taskId}, of which no earlier event tells.`);
    task.stop();
    if (event.kind === 'moveTaskEnded') {
      ({ status: task.status, failureReason: task.failureReason } = event);
      return;
    }
    task.moved++;
    this.#scheduleNext(task);
  }

  /** All tasks, oldest first. */
  all(): Iterable<MoveTask> {
    return this.#tasks.values();
  }

  /** Takes a task in as it was; one that runs goes on when it is its time. */
  restore(record: MoveTask): void {
    const task: Task = { ...record, callId: undefined, stop: () => {} };
    this.#add(task);
    if (task.status === 'RUNNING') this.#scheduleNext(task);
  }

  clear(): void {
    for (const task of this.#tasks.values()) task.stop();
    this.#tasks.clear();
    this.#bySource.clear();
  }

  #started({ source, destinationArn, messagesPerSecond, toMove }: MoveTaskRequest & Pick<MoveTask, 'toMove'>, nowMs: EpochMs): Task {
    const taskId = this.#env.random.uuid();
    const what = { taskId, destinationArn, messagesPerSecond, toMove, callId: this.#env.currentCall.id };
    const started: EventOf<'moveTaskStarted'> = { kind: 'moveTaskStarted', atMs: nowMs, queueArn: source.arn, ...what };
    this.#env.record(started);
    return this.#begin(started);
  }

  #begin({ taskId, queueArn, destinationArn, messagesPerSecond, atMs, toMove, callId }: EventOf<'moveTaskStarted'>): Task {
    const task: Task = {
      callId,
      id: taskId,
      sourceArn: queueArn,
      destinationArn,
      messagesPerSecond,
      startedAtMs: atMs,
      toMove,
      moved: 0,
      status: 'RUNNING',
      failureReason: undefined,
      stop: () => {},
    };
    this.#add(task);
    return task;
  }

  #add(task: Task): void {
    this.#tasks.set(task.id, task);
    const history = this.#bySource.get(task.sourceArn) ?? [];
    this.#bySource.set(task.sourceArn, history);
    history.unshift(task);
  }

  #scheduleNext(task: Task): void {
    const { messagesPerSecond = Infinity, startedAtMs, moved } = task;
    const atMs = startedAtMs + Math.ceil((moved * 1000) / messagesPerSecond);
    const { currentCall, clock } = this.#env;
    task.stop = clock.schedule(atMs, () => currentCall.during(task.callId, () => this.#beat(task)));
  }

  #beat(task: Task): void {
    do {
      this.#moveOne(task, this.#env.clock.now());
    } while (task.messagesPerSecond === undefined && task.status === 'RUNNING');
    if (task.status === 'RUNNING') this.#scheduleNext(task);
  }

  #moveOne(task: Task, nowMs: EpochMs): void {
    const source = this.#env.findQueue(task.sourceArn);
    const stored = task.moved < task.toMove ? source?.peek(nowMs) : undefined;
    if (source === undefined || stored === undefined) this.#end(task, 'COMPLETED', nowMs);
    else this.#move(task, source, stored, nowMs);
  }

  #move(task: Task, source: Queue, stored: StoredMessage, nowMs: EpochMs): void {
    const { message } = stored;
    const toArn = task.destinationArn ?? message.deadLetterSourceArn;
    const destination = toArn === undefined ? undefined : this.#env.findQueue(toArn);
    if (destination === undefined) {
      const reason = toArn === undefined ? 'CouldNotDetermineMessageSource' : 'AWS.SimpleQueueService.NonExistentQueue';
      return this.#end(task, 'FAILED', nowMs, reason);
    }
    source.transferOut(message);
    task.moved++;
    const moved = {
      atMs: nowMs,
      queueArn: source.arn,
      message,
      receiveCount: receiveCountOf(stored),
      toArn: destination.arn,
      taskId: task.id,
    };
    destination.transferIn(this.#renewed(stored, nowMs), nowMs, (movedAs) =>
      this.#env.record({ kind: 'messageRedriven', ...moved, movedAs }),
    );
    if (task.moved === task.toMove && task.status === 'RUNNING') this.#end(task, 'COMPLETED', nowMs);
  }

  /** A moved message is a new one: id, time of sending and receive count begin anew. */
  #renewed({ message }: StoredMessage, nowMs: EpochMs): TransferredMessage {
    return { ...message, id: this.#env.random.uuid(), sentAtMs: nowMs, earlierReceives: undefined, deadLetterSourceArn: undefined };
  }

  #end(task: Task, status: MoveTaskStatus, nowMs: EpochMs, failureReason?: string): void {
    const { id: taskId, sourceArn: queueArn, moved } = task;
    task.stop();
    task.status = status;
    task.failureReason = failureReason;
    this.#env.record({ kind: 'moveTaskEnded', atMs: nowMs, queueArn, taskId, status, moved, failureReason });
  }
}
