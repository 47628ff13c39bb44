import type { Shape } from '../api/shape';

/** Whether an answer shows this value: SQS leaves out what is absent, and empty lists and maps. */
export function isShown(shape: Shape, value: unknown): boolean {
  if (value === undefined) return false;
  if (shape.kind === 'list') return shape.shownEmpty || (value as readonly unknown[]).length > 0;
  return shape.kind !== 'map' || (value as ReadonlyMap<string, unknown>).size > 0;
}
