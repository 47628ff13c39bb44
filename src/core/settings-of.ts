import type { AttributeBounds } from './queue-attributes';
import type { QueueSettings } from './queue-settings';
import { parseRedriveAllowPolicy } from './redrive-allow-policy';
import { parseRedrivePolicy } from './redrive-policy';

/** What a queue's attributes say, as numbers and flags; what is not set has its default. */
export function settingsOf(attributes: ReadonlyMap<string, string>, { maximumMessageSizeBytes }: AttributeBounds): QueueSettings {
  const numberOf = (name: string, fallback: number): number => Number(attributes.get(name) ?? fallback);
  const redrivePolicy = attributes.get('RedrivePolicy');
  const redriveAllowPolicy = attributes.get('RedriveAllowPolicy');
  return {
    delaySeconds: numberOf('DelaySeconds', 0),
    maximumMessageSizeBytes: numberOf('MaximumMessageSize', maximumMessageSizeBytes),
    messageRetentionSeconds: numberOf('MessageRetentionPeriod', 345_600),
    receiveWaitSeconds: numberOf('ReceiveMessageWaitTimeSeconds', 0),
    visibilityTimeoutSeconds: numberOf('VisibilityTimeout', 30),
    contentBasedDeduplication: attributes.get('ContentBasedDeduplication') === 'true',
    deduplicationScope: attributes.get('DeduplicationScope') === 'messageGroup' ? 'messageGroup' : 'queue',
    redrivePolicy: redrivePolicy === undefined ? undefined : parseRedrivePolicy(redrivePolicy),
    redriveAllowPolicy: redriveAllowPolicy === undefined ? undefined : parseRedriveAllowPolicy(redriveAllowPolicy),
  };
}
