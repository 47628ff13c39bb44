import type { EpochMs } from './clock';
import { queueArn } from './queue-address';
import type { QueueIdentity } from './queue-registry';
import type { QueueSettings } from './queue-settings';
import type { QueueState } from './queue-state';

/** Who a queue is, and what its state tells of it. */
export abstract class NamedQueue {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly fifo: boolean;
  abstract readonly state: QueueState;

  constructor(identity: QueueIdentity) {
    ({ name: this.name, accountId: this.accountId, region: this.region } = identity);
    this.arn = queueArn(identity);
    this.fifo = identity.name.endsWith('.fifo');
  }

  get createdAtMs(): EpochMs {
    return this.state.createdAtMs;
  }

  get lastModifiedAtMs(): EpochMs {
    return this.state.lastModifiedAtMs;
  }

  get lastPurgedAtMs(): EpochMs | undefined {
    return this.state.lastPurgedAtMs;
  }

  get attributes(): ReadonlyMap<string, string> {
    return this.state.attributes;
  }

  get settings(): QueueSettings {
    return this.state.settings;
  }

  get tags(): ReadonlyMap<string, string> {
    return this.state.tags;
  }
}
