import type { Place } from './located';

/** Whose queues a file has: what its ARNs and pseudo parameters say. */
export interface TemplateOwner {
  readonly accountId: string;
  readonly region: string;
}

/** A mapping of a queue to a function, as a file has it. */
export interface MappingInFile {
  /** The queue's name or ARN. */
  readonly queue: string;
  /** What the file calls the function: a logical id of CloudFormation, a name under `functions` of serverless.yml. */
  readonly functionName: string;
  /** What `mapEventSource` takes as options. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** A queue that a file asks for. */
export interface TemplateQueue {
  readonly at: Place;
  /** What `createQueue` takes. */
  readonly definition: Readonly<Record<string, unknown>>;
}

/** What a file of queues says. */
export interface Template {
  /** What to create, by name, or by ARN where it is not beside the others. */
  readonly queues: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly mappings: readonly MappingInFile[];
  /** What there is to know, as sentences; omissions, too. */
  readonly notes: readonly string[];
  /** What the file says of queues or mappings, and is not done, as sentences. */
  readonly omissions: readonly string[];
  /** Where a queue stands: `queues.yml:12:3`. */
  placeOf(queue: string): string;
}
