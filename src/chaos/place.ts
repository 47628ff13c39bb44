import type { Call } from '../calls/call';
import { queueNameIn } from '../core/queue-address';
import type { FaultName } from './fault';

/** A way in which a fault befalls a call. */
export interface Choice {
  readonly fault: FaultName;
  readonly way: string;
}

/**
 * A call of the program, as a place where something may befall it.
 *
 * What the SDK tries again by itself is the same call.
 */
export interface Place {
  /** The same in every run that goes the same way up to here: `ReceiveMessage orders #2`. */
  readonly key: string;
  readonly call: Call;
  /** What may befall it; asked for while it arrives, as its queue is another later. */
  readonly choices: readonly Choice[];
  /** Whether a choice could by itself make a dead letter of a message that somebody has in hand now. */
  endangers(choice: Choice): boolean;
}

/** A place whose choices are worked out when somebody asks for them, which few do. */
export class PlaceOfCall implements Place {
  readonly key: string;
  readonly call: Call;
  readonly endangers: Place['endangers'];
  readonly #work: () => readonly Choice[];
  #choices: readonly Choice[] | undefined;

  constructor(key: string, call: Call, { choices, endangers }: { choices: () => readonly Choice[]; endangers: Place['endangers'] }) {
    this.key = key;
    this.call = call;
    this.endangers = endangers;
    this.#work = choices;
  }

  get choices(): readonly Choice[] {
    return (this.#choices ??= this.#work());
  }
}

/** Says what befalls the calls, one after the other. */
export interface Plan {
  /** Whether messages are spared that could become dead letters by what it wants. */
  readonly spares: boolean;
  /** @returns `undefined` when all goes well */
  at(place: Place): Choice | undefined;
}

/** The name of the queue that a call is about; empty where it names none. */
export function queueOfCall({ input }: Call): string {
  const { QueueUrl, QueueName } = input as { readonly QueueUrl?: string; readonly QueueName?: string };
  return queueNameIn(QueueUrl ?? QueueName ?? '');
}
