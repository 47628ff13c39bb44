import { ConnectionLost, NeverAnswered, type CallToCome } from '../calls/misfortune';
import type { Clock } from '../core/clock';
import { SqsError } from '../core/sqs-error';

/** What holds need of their world. */
interface HoldSurroundings {
  readonly clock: Clock;
  /** Registers something that goes on. @returns what ends that */
  readonly work: (name: string) => () => void;
  readonly onHold?: (() => void) | undefined;
}

/** The calls that are held: for a length of SQS' time, or for ever. */
export class Holds {
  readonly #surroundings: HoldSurroundings;
  readonly #held = new Set<(reason: SqsError) => void>();

  constructor(surroundings: HoldSurroundings) {
    this.#surroundings = surroundings;
  }

  /** How many are held that time lets go. */
  get size(): number {
    return this.#held.size;
  }

  /** Resolves when so much of SQS' time has passed. @throws ConnectionLost when its caller hangs up, SqsError when all holds end */
  async hold(call: CallToCome, milliseconds: number): Promise<void> {
    const { clock, work, onHold } = this.#surroundings;
    const done = work(`${call.action} that is held back`);
    let fail: ((reason: SqsError) => void) | undefined;
    try {
      await until(call, (release, reject) => {
        this.#held.add((fail = reject));
        onHold?.();
        return clock.schedule(clock.now() + milliseconds, release);
      });
    } finally {
      done();
      if (fail !== undefined) this.#held.delete(fail);
    }
  }

  /** @throws NeverAnswered */
  async forever(): Promise<never> {
    throw new NeverAnswered('Its process is dead.');
  }

  /** Fails all that time would let go. @param why - as in "was held back when …" */
  end(why: string): void {
    for (const fail of this.#held) fail(new SqsError('WaitAborted', `This call was held back by sqs.chaos, and ${why}.`));
  }
}

/** Waits until it is released; rejects when its caller hangs up, or it fails, meanwhile. */
function until({ signal }: CallToCome, begin: (release: () => void, reject: (reason: SqsError) => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (): void => signal.removeEventListener('abort', giveUp);
    const fail = (reason: Error): void => {
      over();
      cancel();
      reject(reason);
    };
    const giveUp = (): void => fail(signal.reason instanceof SqsError ? signal.reason : new ConnectionLost('The caller hung up.'));
    const release = (): void => {
      over();
      resolve();
    };
    const cancel = signal.aborted ? (): void => {} : begin(release, fail);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
