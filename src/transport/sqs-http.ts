import type { CallScope } from '../calls/call';
import type { Clock } from '../core/clock';

/** A request to SQS, however it arrived. */
export interface SqsHttpRequest {
  readonly method: string;
  /** Absolute: `https://sqs.eu-west-1.amazonaws.com/`. */
  readonly url: string;
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: string;
  /** Aborted when the caller hangs up. */
  readonly signal?: AbortSignal | undefined;
  /**
   * With which other calls it belongs together.
   *
   * @internal
   */
  readonly scope?: CallScope | undefined;
  /**
   * The line of the program that makes it, where somebody wants to know.
   *
   * @internal
   */
  madeAt?: string | undefined;
  /** Told that its answer takes time, and by which clock that goes: the caller's own limits are to go by it, too. */
  waits?(clock: Clock): void;
}

/** An answer of SQS, however it will travel. */
export interface SqsHttpResponse {
  readonly status: number;
  /** Names in lower case; `content-length` is left to the transport. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** SQS has done its work, but the connection breaks before any of its answer arrives. */
  readonly connectionLost?: boolean | undefined;
  /** It never leaves: who waits for it is forgotten. */
  readonly neverArrives?: boolean | undefined;
  /** Takes the messages back that it hands out: for a transport that learns that nobody is there to read them. Called once at most. */
  readonly undeliver?: (() => void) | undefined;
}

/** Answers any request, at once unless the call waits for messages; never throws or rejects. */
export type SqsHttpHandler = (request: SqsHttpRequest) => SqsHttpResponse | Promise<SqsHttpResponse>;
