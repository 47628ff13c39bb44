import { bodyOf, insist, pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** Rows of a table, which outlive the process. */
interface Row {
  readonly id: string;
  sent: boolean;
}

type SendRow = (row: Row, send: () => Promise<void>) => Promise<void>;

function scenario(sendRow: SendRow): Scenario {
  return async (sqs) => {
    const events = sqs.createQueue('events', { VisibilityTimeout: 30 });
    const rows: Row[] = ['e-1', 'e-2'].map((id) => ({ id, sent: false }));
    const seen = new Set<string>();

    const stop = new Program().handleEach(events.url, async (message) => void seen.add(bodyOf<{ id: string }>(message).id));
    const stopRelay = sqs.process('relay', () => {
      const program = new Program();
      let stopped = false;
      const relay = async (): Promise<void> => {
        for (const row of rows) if (!row.sent && !stopped) await sendRow(row, () => insist(() => program.send(events.url, { id: row.id })));
      };
      void relay();
      return () => void (stopped = true);
    });
    while (rows.some(({ sent }) => !sent)) await pause(100);
    await sqs.settle();
    stopRelay();
    stop();

    expect([...seen].sort()).toEqual(['e-1', 'e-2']);
  };
}

export const outboxMarksEarly: Specimen = {
  mistake: 'marks a row of its outbox as sent before it is: when the process ends in between, it never is',
  broken: scenario(async (row, send) => {
    row.sent = true;
    await send();
  }),
  fixed: scenario(async (row, send) => {
    await send();
    row.sent = true;
  }),
};
