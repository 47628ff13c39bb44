import type { StandardSchema } from '../testing/queues/standard-schema';

/** How a test looks at a queue. */
export interface QueueOptions<Json = unknown> {
  /** What the bodies of its messages are, in JSON: a schema of Zod, Valibot, ArkType or any other library of Standard Schema. */
  readonly schema?: StandardSchema<Json> | undefined;
}
