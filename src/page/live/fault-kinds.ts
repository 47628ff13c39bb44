/** A fault as it is offered: its name, and what happens. */
export interface FaultKind {
  readonly name: string;
  readonly text: string;
}

/** Faults that need nothing more to be said, in the order of how common they are. */
export const FAULT_KINDS: readonly FaultKind[] = [
  { name: 'duplicateDelivery', text: 'a message comes once more while a consumer has it' },
  { name: 'duplicateAfterDelete', text: 'a message comes once more that was deleted' },
  { name: 'outOfOrder', text: 'the newest message comes first' },
  { name: 'emptyReceive', text: 'a receive finds nothing although there are messages' },
  { name: 'shortBatch', text: 'a receive brings one message although there are more' },
  { name: 'lostDelivery', text: 'a receive counts, but its messages reach nobody' },
  { name: 'lostDelete', text: 'SQS says that a message is deleted, and keeps it' },
  { name: 'lostResponse', text: 'the work is done, but the answer is lost' },
  { name: 'throttle', text: 'calls are refused with RequestThrottled' },
  { name: 'failEntries', text: 'an entry of a batch fails' },
  { name: 'longerDelay', text: 'a delayed message becomes visible later' },
  { name: 'outage', text: 'from the first call on, calls fail for a minute' },
  { name: 'badDay', text: 'a mix of what a correct program with the SDK gets over' },
];
