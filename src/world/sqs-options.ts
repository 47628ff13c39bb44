import type { ChaosOption } from '../chaos/chaos-of';
import type { Duration } from '../system/time/duration';
import type { OtherAws } from '../transport/in-process/other-aws';
import type { QueueDefinition } from './queue-definition';

/** How a world is made. */
export interface SqsOptions {
  /** Region of callers whose credentials name none, and of queues made here by name. Default: `AWS_REGION`, else `us-east-1`. */
  readonly region?: string | undefined;
  /** Account of callers whose credentials name none: 12 digits. Default `000000000000`. */
  readonly accountId?: string | undefined;
  /** Queues to begin with, by name. */
  readonly queues?: Readonly<Record<string, QueueDefinition>> | undefined;
  /**
   * A file of queues to begin with, besides `queues`: its path from the current folder.
   *
   * YAML or JSON of queues by name, a template of CloudFormation or SAM, serverless.yml, elasticmq.conf, or a script that fills LocalStack.
   * Names that both have get the attributes of both, those of `queues` last.
   */
  readonly template?: string | undefined;
  /** Every random choice follows from it. Default: another one in each run; `sqs.seed` tells it. */
  readonly seed?: number | undefined;
  /** `'system'` (default) follows `Date` and timers, faked ones too; `'virtual'` stands still until it is moved. */
  readonly clock?: 'system' | 'virtual' | undefined;
  /** Skip the time that calls wait for, as soon as all wait: see `sqs.clock.autoAdvance`. Default `false`. */
  readonly autoAdvance?: boolean | undefined;
  /**
   * Real time after which a call fails that waits on a clock which nobody moves, and a retry on a faked timer is told of.
   * Default `'3s'`; `false` lets them hang.
   */
  readonly hangAfter?: Duration | false | undefined;
  /**
   * What SQS and the network do to the calls: `'badDay'`, or faults made by the functions of `msw-sqs/chaos`. Default: the name in
   * `MSW_SQS_CHAOS`, else nothing. After `sqs.chaos.off()` it begins again with the next reset.
   */
  readonly chaos?: ChaosOption | undefined;
  /** AWS' 60-second rules too: `PurgeQueueInProgress` and `QueueDeletedRecently`. Default `false`. */
  readonly strict?: boolean | undefined;
  /** Upper bound and default of `MaximumMessageSize`, in bytes: 1,024 to 1,048,576 (default). */
  readonly maximumMessageSize?: number | undefined;
  /** Create a queue when a call names one that does not exist. Default `false`: `QueueDoesNotExist`, as on AWS. */
  readonly autoCreateQueues?: boolean | undefined;
  /** Take the account out of access keys that AWS issued (`AKIA…`). Default `false`: they mean the default account. */
  readonly accountsFromAccessKeys?: boolean | undefined;
  /**
   * Further endpoints that are SQS, such as `http://localhost:4566`: one, or several; the URLs of queues made here by name begin with
   * the first. Default: those of `AWS_ENDPOINT_URL_SQS` and `AWS_ENDPOINT_URL`.
   */
  readonly endpoints?: string | readonly string[] | undefined;
  /**
   * What becomes of connections to AWS' other services, such as SNS, that nobody in the test answers: `'warn'` (default) says so once a service,
   * `'error'` fails them, `'pass'` lets them go without a word.
   */
  readonly otherAws?: OtherAws | undefined;
  /** How many journal events are kept, and how many calls. Default 10,000 of each. */
  readonly journalEvents?: number | undefined;
  /**
   * How many bytes of messages are kept in the journal, and in the calls: default 67,108,864 (64 MiB) in each.
   *
   * A message counts with every event and every call that it has a part in. The newest is kept whatever its size.
   */
  readonly journalBytes?: number | undefined;
}
