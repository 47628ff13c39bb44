import type { PopulatedWorld } from '../world/populated-world';
import type { Sqs } from '../world/sqs';
import type { EventStream } from './event-stream';
import type { Tally } from './tally';
import type { Fields, Schema, ValueOf, ValuesOf } from './schema';

/** Whom the control plane speaks for. */
export interface ControlledWorld {
  readonly sqs: Sqs;
  readonly world: PopulatedWorld;
  /** What was counted since the server began. */
  readonly tally: Tally;
  /** Tells this run of the server from others: numbers of the journal mean something only within it. */
  readonly run: string;
}

/** A request to an operation, checked already. */
export interface ControlCall<Path = unknown, Query = unknown, Body = unknown> extends ControlledWorld {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  /** `http://host:port` under which the client reached the server: queue URLs begin with it. */
  readonly origin: string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
}

/** What an operation answers: JSON, unless it says otherwise. */
export type ControlAnswer =
  | { readonly json: object; readonly status?: number | undefined }
  | { readonly text: string; readonly type: string }
  /** Text that is long to make. */
  | { readonly pieces: Iterable<string>; readonly type: string }
  | { readonly events: EventStream };

/** What may come back, by status: what it means, and of which form it is by its media type. */
export type Answers = Readonly<Record<number, { readonly text: string; readonly content: Readonly<Record<string, Schema>> }>>;

/** One thing that can be asked of the control plane: how it is asked, what it does, what it answers; the OpenAPI document tells the same. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/_msw-sqs`, with names in braces: `/queues/{queue}`. */
  readonly route: string;
  /** How clients that are generated call it. */
  readonly id: string;
  readonly tag: string;
  /** What it does, as one sentence. */
  readonly summary: string;
  readonly path?: Fields | undefined;
  readonly query?: Fields | undefined;
  readonly body?: Schema | undefined;
  /** How long a body may be. Default: as for calls of SQS. */
  readonly maxBodyBytes?: number | undefined;
  /** A body, as an example of how to write it. */
  readonly example?: object | undefined;
  readonly answers: Answers;
  readonly run: (call: ControlCall<never, never, never>) => ControlAnswer | Promise<ControlAnswer>;
}

type PathOf<F> = { readonly [Name in keyof F]: string };

/** An {@link Operation}: what it is given has the types that its tables say. */
export function operation<P extends Fields = {}, Q extends Fields = {}, B extends Schema = { type: 'object'; properties: {} }>(
  made: Omit<Operation, 'path' | 'query' | 'body' | 'run'> & {
    readonly path?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly run: (call: ControlCall<PathOf<P>, ValuesOf<Q>, ValueOf<B>>) => ControlAnswer | Promise<ControlAnswer>;
  },
): Operation {
  return made as Operation;
}

/** The usual answer: JSON of this form. */
export function answering(text: string, schema: Schema, status = 200): Answers {
  return { [status]: { text, content: { 'application/json': schema } } };
}
