import type { SQSClient, SQSClientConfig } from '@aws-sdk/client-sqs';
import type { Backend } from './backend';

/** A backend that is up: calls to it are answered until it is stopped. */
export interface StartedBackend extends Backend {
  /** Where it answers; `undefined` where the SDK finds it by itself, as it does Amazon SQS, and for what is in this process. */
  readonly endpoint: string | undefined;
  readonly region: string;
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
  /** @throws Error that says what is missing (no container engine, no credentials) and what to do about it */
  start(): Promise<StartedBackend>;
}
