import type { SQSClient, SQSClientConfig } from '@aws-sdk/client-sqs';
import type { Sqs } from '../world/sqs';
import type { Backend } from './backend';
import type { Capability } from './capability';

/** A backend that is up: calls to it are answered until it is stopped. */
export interface StartedBackend extends Backend {
  /** Where it answers; `undefined` where the SDK finds it by itself, as it does Amazon SQS, and for what is in this process. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** The world that answers, where it is in this process. */
  readonly sqs?: Sqs | undefined;
  /** A client of the AWS SDK that talks to it. */
  client(config?: SQSClientConfig): SQSClient;
  /** Where one more costs nothing: another of its kind, whose clock and queues nobody else uses. */
  apart?(): Backend;
  /** Ends it; stopping again does nothing. */
  stop(): Promise<void>;
}

/** A backend to choose: nothing of it runs before `start()`. */
export interface BackendChoice {
  /** `mock`, `localstack`, `elasticmq`, `aws`, or the URL of an endpoint. */
  readonly name: string;
  /** What tests may rely on with it. Default: that numbers of messages are exact. */
  readonly capabilities?: readonly Capability[] | undefined;
  /** Why it cannot be started here, found out on the spot: nothing is started for it. `undefined` when nothing is known to be in the way. */
  unavailable?(): string | undefined;
  /** @throws Error that says what is missing (no container engine, no credentials) and what to do about it */
  start(): Promise<StartedBackend>;
}
