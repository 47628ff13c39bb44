import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Status {
  readonly order: string;
  readonly version: number;
  readonly status: string;
}

type Table = Map<string, Status>;

function scenario(write: (table: Table, status: Status) => void): Scenario {
  return async (sqs) => {
    const updates = sqs.createQueue('updates', { VisibilityTimeout: 30 });
    ['placed', 'paid', 'shipped'].forEach((status, version) => updates.send({ order: 'o-1', version, status }));
    const table: Table = new Map();

    const stop = new Program().handleEach(updates.url, async (message) => write(table, bodyOf<Status>(message)));
    await sqs.settle();
    stop();

    expect(table.get('o-1')?.status).toBe('shipped');
  };
}

export const lastWriteWins: Specimen = {
  mistake: 'takes the message that comes last for the newest',
  broken: scenario((table, status) => void table.set(status.order, status)),
  fixed: scenario((table, status) => {
    if ((table.get(status.order)?.version ?? -1) < status.version) table.set(status.order, status);
  }),
};
