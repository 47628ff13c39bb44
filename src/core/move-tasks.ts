import type { EpochMs } from './clock';
import type { Queue } from './queue';

/** Where a message move task is in its life. */
export type MoveTaskStatus = 'RUNNING' | 'COMPLETED' | 'CANCELLING' | 'CANCELLED' | 'FAILED';

/** A message move task as it stands. */
export interface MoveTask {
  readonly id: string;
  readonly sourceArn: string;
  readonly destinationArn: string | undefined;
  readonly messagesPerSecond: number | undefined;
  readonly startedAtMs: EpochMs;
  /** Visible messages in the source when the task started. */
  readonly toMove: number;
  readonly moved: number;
  readonly status: MoveTaskStatus;
  readonly failureReason: string | undefined;
}

/** What is to be moved where, and how fast. */
export interface MoveTaskRequest {
  readonly source: Queue;
  /** Without it each message returns to the queue it was dead-lettered from. */
  readonly destinationArn: string | undefined;
  /** 1 to 500; as fast as possible when left out. */
  readonly messagesPerSecond: number | undefined;
}

/** The message move tasks of a world. */
export interface MoveTasks {
  start(request: MoveTaskRequest, nowMs: EpochMs): MoveTask;
  /** Moves one message at once, whatever its state: a task of its own, which is over then. @returns `undefined` when it is not there */
  moveOne(request: Omit<MoveTaskRequest, 'messagesPerSecond'>, position: number, nowMs: EpochMs): MoveTask | undefined;
  /** The tasks of a source queue, newest first. */
  list(sourceArn: string): readonly MoveTask[];
  find(id: string): MoveTask | undefined;
  /** Stops a running task; what it moved stays moved. */
  cancel(id: string, nowMs: EpochMs): void;
}
