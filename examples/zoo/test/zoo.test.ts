import { explore, type ExploreError } from 'msw-sqs/chaos';
import { specimens } from '../src/specimens';
import type { Scenario } from '../src/specimen';

/** How many explorations of each correct twin, and for how long: `ZOO_SEEDS=10 ZOO_SECONDS=5 npx jest` looks longer. */
const SEEDS = Number(process.env['ZOO_SEEDS'] ?? 1);
const SECONDS = Number(process.env['ZOO_SECONDS'] ?? 1);
const REPLAYS = Number(process.env['ZOO_REPLAYS'] ?? 2);

const rows: string[][] = [['mistake', 'runs', 'replays alike', 'what SQS did']];

afterAll(() => {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`${table.join('\n')}\n`);
});

/** What an exploration finds; `undefined` when it holds. */
async function findingOf(scenario: Scenario, replay?: string): Promise<ExploreError | undefined> {
  return explore(scenario, { seconds: 20, log: false, ...(replay !== undefined && { replay }) }).then(
    () => undefined,
    (error: ExploreError) => error,
  );
}

describe.each(Object.entries(specimens))('%s', (name, { broken, fixed }) => {
  it('is found, told in few steps, and seen again', async () => {
    const found = await findingOf(broken);

    expect(found).toMatchObject({ name: 'ExploreError', replay: expect.any(String) });
    let alike = 0;
    for (let time = 0; time < REPLAYS; time++) {
      const again = await findingOf(broken, found!.replay);
      alike += Number(JSON.stringify(again?.decisions) === JSON.stringify(found!.decisions));
    }
    const what = found!.decisions.map(({ at, fault, way }) => `${fault} (${way}) at ${at}`).join(', ');
    rows.push([name, String(found!.runs), `${alike} of ${REPLAYS}`, what]);
    expect(alike).toBe(REPLAYS);
  });

  it('is not there in its correct twin', async () => {
    for (let seed = 1; seed <= SEEDS; seed++) await explore(fixed, { seed, seconds: SECONDS, log: false });
  });
});
