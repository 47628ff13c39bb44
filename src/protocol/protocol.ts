import type { ActionInput, ActionName, ActionOutput } from '../api/shapes';
import type { SqsError } from '../core/sqs-error';

/** What a protocol reads of a request. */
export interface WireRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: string;
}

/** What a protocol writes. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A request understood: which action, with which input. */
export type Call = { [Name in ActionName]: { readonly action: Name; readonly input: ActionInput<Name> } }[ActionName];

/** A way to write requests to SQS and its answers. */
export interface Protocol {
  /** @throws SqsError for a request that is malformed or names no action; nothing else */
  decode(request: WireRequest): Call;
  encode<Name extends ActionName>(action: Name, output: ActionOutput<Name>, requestId: string): WireAnswer;
  encodeError(error: SqsError, requestId: string): WireAnswer;
}
