import { jsonObject } from '../core/json-object';
import type { MoveTask } from '../core/move-tasks';

interface TaskReference {
  readonly taskId: string;
  readonly sourceArn: string;
}

/** A move task's handle: base64 of its id and source. */
export function taskHandle({ id, sourceArn }: MoveTask): string {
  return btoa(JSON.stringify({ taskId: id, sourceArn }));
}

/** Reads a move task's handle; `undefined` for text that is none. */
export function parseTaskHandle(handle: string): TaskReference | undefined {
  const members = jsonObject(textOf(handle));
  const taskId = members?.get('taskId');
  const sourceArn = members?.get('sourceArn');
  return typeof taskId === 'string' && typeof sourceArn === 'string' ? { taskId, sourceArn } : undefined;
}

function textOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
