import type { SqsHttpHandler } from './sqs-http';

/** Whether calls to this server are meant for a listener; `protocol` is `http:` or `https:`, `hostname` in lower case. */
export type HostMatcher = (protocol: string, hostname: string, port: number) => boolean;

/** A call that is not answered yet. */
export interface OpenCall {
  /** Fails the call. */
  destroy(error: Error): void;
  /** Gives the call up in silence: nobody is left to hear of it. */
  forget(): void;
}

/** One who answers calls to SQS. */
export interface Listener {
  readonly handler: SqsHttpHandler;
  readonly matches: HostMatcher;
  readonly openCalls: Set<OpenCall>;
}

/** Finds who answers calls to a server, if anybody does. */
export type FindListener = (protocol: string, hostname: string, port: number) => Listener | undefined;
