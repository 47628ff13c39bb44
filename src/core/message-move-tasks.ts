import type { Clock, EpochMs } from './clock';
import type { CurrentCall } from './current-call';
import type { Recorder } from './journal';
import type { Message } from './message';
import type { MoveTask, MoveTasks, MoveTaskRequest, MoveTaskStatus } from './move-tasks';
import type { Queue } from './queue';
import type { Random } from './random';

interface Task extends MoveTask {
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

  start({ source, destinationArn, messagesPerSecond }: MoveTaskRequest, nowMs: EpochMs): MoveTask {
    const task: Task = {
      id: this.#env.random.uuid(),
      sourceArn: source.arn,
      destinationArn,
      messagesPerSecond,
      startedAtMs: nowMs,
      toMove: source.counts(nowMs).visible,
      moved: 0,
      status: 'RUNNING',
      failureReason: undefined,
      stop: () => {},
    };
    this.#tasks.set(task.id, task);
    const history = this.#bySource.get(source.arn) ?? [];
    this.#bySource.set(source.arn, history);
    history.unshift(task);
    this.#scheduleNext(task, nowMs);
    return task;
  }

  list(sourceArn: string): readonly MoveTask[] {
    return this.#bySource.get(sourceArn) ?? [];
  }

  find(id: string): MoveTask | undefined {
    return this.#tasks.get(id);
  }

  cancel(id: string): void {
    const task = this.#tasks.get(id);
    if (task?.status === 'RUNNING') end(task, 'CANCELLED');
  }

  clear(): void {
    for (const task of this.#tasks.values()) task.stop();
    this.#tasks.clear();
    this.#bySource.clear();
  }

  #scheduleNext(task: Task, atMs: EpochMs): void {
    const { currentCall, clock } = this.#env;
    const { id } = currentCall;
    task.stop = clock.schedule(atMs, () => currentCall.during(id, () => this.#beat(task)));
  }

  #beat(task: Task): void {
    const { messagesPerSecond, startedAtMs } = task;
    do {
      this.#moveOne(task, this.#env.clock.now());
    } while (messagesPerSecond === undefined && task.status === 'RUNNING');
    if (task.status === 'RUNNING') this.#scheduleNext(task, startedAtMs + Math.ceil((task.moved * 1000) / messagesPerSecond!));
  }

  #moveOne(task: Task, nowMs: EpochMs): void {
    const source = this.#env.findQueue(task.sourceArn);
    const message = task.moved < task.toMove ? source?.peek(nowMs) : undefined;
    if (source === undefined || message === undefined) return end(task, 'COMPLETED');
    const toArn = task.destinationArn ?? message.deadLetterSourceArn;
    const destination = toArn === undefined ? undefined : this.#env.findQueue(toArn);
    if (destination === undefined) {
      return end(task, 'FAILED', toArn === undefined ? 'CouldNotDetermineMessageSource' : 'AWS.SimpleQueueService.NonExistentQueue');
    }
    source.transferOut(message);
    task.moved++;
    const movedAs = destination.transferIn(this.#renewed(message, nowMs), nowMs);
    this.#env.record({ kind: 'messageRedriven', atMs: nowMs, queueArn: source.arn, message, movedAs, toArn: destination.arn });
    if (task.moved === task.toMove) end(task, 'COMPLETED');
  }

  /** A moved message is a new one: id, time of sending and receive count begin anew. */
  #renewed(message: Message, nowMs: EpochMs) {
    return {
      ...message,
      id: this.#env.random.uuid(),
      sentAtMs: nowMs,
      receiveCount: 0,
      firstReceivedAtMs: undefined,
      deadLetterSourceArn: undefined,
    };
  }
}

function end(task: Task, status: MoveTaskStatus, failureReason?: string): void {
  task.stop();
  task.status = status;
  task.failureReason = failureReason;
}
