import type { Queue } from '../core/queue';
import type { PopulatedWorld } from '../world/populated-world';

/** The queue that a name, URL or ARN stands for; `undefined` when there is none, also for text that can be none of them. */
export function resolvedQueue({ resolve }: Pick<PopulatedWorld, 'resolve'>, text: string): Queue | undefined {
  try {
    return resolve(text);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
