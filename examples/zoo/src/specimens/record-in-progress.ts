import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Record {
  isDone: boolean;
  readonly untilMs: number;
}

type IsTaken = (record: Record | undefined) => boolean;

/** Books each transfer once: a record says that it is being booked, and then that it is. */
function scenario(isTaken: IsTaken): Scenario {
  return async (sqs) => {
    const transfers = sqs.createQueue('transfers', { VisibilityTimeout: 30 });
    const ledger = sqs.createQueue('ledger', { VisibilityTimeout: 30 });
    const records = new Map<string, Record>();
    const booked = new Set<string>();
    transfers.send({ id: 't-1' });

    const program = new Program();
    const stops = [
      program.handleEach(transfers.url, async (message) => {
        const { id } = bodyOf<{ id: string }>(message);
        if (isTaken(records.get(id))) return;
        const record: Record = { isDone: false, untilMs: Date.now() + 10_000 };
        records.set(id, record);
        await program.send(ledger.url, { id });
        record.isDone = true;
      }),
      new Program().handleEach(ledger.url, async (message) => void booked.add(bodyOf<{ id: string }>(message).id)),
    ];
    await sqs.settle();
    for (const stop of stops) stop();

    expect([...booked]).toEqual(['t-1']);
  };
}

export const recordInProgress: Specimen = {
  mistake: 'takes work for done that a record says was begun: when it failed half-way, nobody ever ends it',
  broken: scenario((record) => record !== undefined),
  fixed: scenario((record) => {
    if (record === undefined || record.isDone) return record !== undefined;
    // Somebody may be at it still: it comes again.
    if (record.untilMs > Date.now()) throw new Error('It is being booked.');
    return false;
  }),
};
