import type { SQSClient, SQSClientConfig } from '@aws-sdk/client-sqs';

/** A container whose SQS answers until it is stopped. */
export interface StartedContainer extends AsyncDisposable {
  readonly name: 'localstack' | 'elasticmq';
  /** What clients are to be given as endpoint: `http://localhost:32768`. */
  readonly endpoint: string;
  readonly region: string;
  readonly image: string;
  /** What the container engine calls it, as in `docker exec ID …`. */
  readonly containerId: string;
  /**
   * A client of the AWS SDK that talks to it; destroyed when it is stopped.
   *
   * @param config - more of the client's settings, or others than endpoint, region and the credentials `test`
   * @throws Error with the command that installs @aws-sdk/client-sqs, when it is missing
   */
  client(config?: SQSClientConfig): SQSClient;
  /** What it has written so far, stdout and stderr. */
  logs(): Promise<string>;
  /** Removes it with all its queues, unless it is to be reused. Stopping again does nothing. */
  stop(): Promise<void>;
}
