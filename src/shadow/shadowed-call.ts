import type { Caller } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { EpochMs } from '../core/clock';
import type { QueueIdentity } from '../core/queue-address';
import type { Answer, Input } from '../backends/call-action';

/** A call as the mock answered it. */
export interface ShadowedCall {
  readonly action: ActionName;
  /** Plain JSON; binary values are base64 text. */
  readonly input: Input;
  /** The mock's answer as it goes over the wire in AWS JSON 1.0, or its error. */
  readonly answer: Answer;
  /** Further names of the error's code. */
  readonly codeAliases: readonly string[];
  readonly caller: Caller;
  /** Which queue its `QueueUrl` means. */
  readonly queue: QueueIdentity | undefined;
  /** When it was answered, by the mock's clock. */
  readonly answeredAt: EpochMs;
  /** How long a message of its queue stays hidden that it receives. */
  readonly visibilitySeconds: number;
  /** Which fault befell it, because the test wanted it: the mock did what no backend does. */
  readonly fault: string | undefined;
  /** What a reader finds it by. */
  readonly where: CallPosition;
}

/** When in a test a call happened. */
export interface CallPosition {
  /** 1 is the first since the world was made or reset. */
  readonly number: number;
  /** After the first of these calls, by the mock's clock. */
  readonly afterMs: number;
  /** The name of the test that ran, where a runner tells. */
  readonly test: string | undefined;
}

/** What a call asks for, one by one: the entries of a batch, or the call itself. */
export function partsOf({ input }: Pick<ShadowedCall, 'input'>): readonly Input[] {
  return (input['Entries'] as readonly Input[] | undefined) ?? [input];
}

/** Why later calls cannot be compared: the mock and the backend did not do the same in this one. */
export function differsSince({ action, where }: ShadowedCall): string {
  return `it differs since ${action}, call ${where.number}`;
}
