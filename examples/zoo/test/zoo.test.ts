import { badDay, explore, type ExploreError } from 'msw-sqs/chaos';
import { specimens } from '../src/specimens';
import type { Scenario } from '../src/specimen';

/** How many explorations of each correct twin, and for how long: `ZOO_SEEDS=10 ZOO_SECONDS=5 npx jest` looks longer. */
const SEEDS = Number(process.env['ZOO_SEEDS'] ?? 1);
const SECONDS = Number(process.env['ZOO_SECONDS'] ?? 1);
const REPLAYS = Number(process.env['ZOO_REPLAYS'] ?? 2);
const BAD_DAYS = Number(process.env['ZOO_BAD_DAYS'] ?? 0);

const rows: string[][] = [['mistake', 'good day', 'bad days', 'runs', 'seconds', 'misfortunes', 'replays alike', 'what SQS did']];

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

/** How many bad days show a mistake: each is drawn once. */
async function badDaysThatShow(scenario: Scenario): Promise<number> {
  const onABadDay: Scenario = async (sqs) => {
    sqs.chaos.use(badDay());
    await scenario(sqs);
  };
  let shown = 0;
  for (let seed = 1; seed <= BAD_DAYS; seed++) await explore(onABadDay, { seed, runs: 1, seconds: 20, log: false }).catch(() => shown++);
  return shown;
}

describe.each(Object.entries(specimens))('%s', (name, { broken, fixed }) => {
  // Each exploration begins with a good day, on which the mistake must not show.
  it('is found, told in few steps, and seen again', async () => {
    const startedAt = performance.now();
    const found = await findingOf(broken);
    const seconds = (performance.now() - startedAt) / 1000;

    expect(found).toMatchObject({ name: 'ExploreError', replay: expect.any(String) });
    let alike = 0;
    for (let time = 0; time < REPLAYS; time++) {
      const again = await findingOf(broken, found!.replay);
      alike += Number(JSON.stringify(again?.decisions) === JSON.stringify(found!.decisions));
    }
    const what = found!.decisions.map(({ at, fault, way }) => `${fault} (${way}) at ${at}`).join(', ');
    const badDays = BAD_DAYS === 0 ? '' : `${await badDaysThatShow(broken)} of ${BAD_DAYS}`;
    const { runs, decisions } = found!;
    rows.push([name, 'passes', badDays, `${runs}`, seconds.toFixed(1), `${decisions.length}`, `${alike} of ${REPLAYS}`, what]);
    expect(alike).toBe(REPLAYS);
  });

  it('is not there in its correct twin', async () => {
    for (let seed = 1; seed <= SEEDS; seed++) await explore(fixed, { seed, seconds: SECONDS, log: false });
  });
});
