import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explore, type Scenario } from '../../src/chaos';
import * as matchers from '../../src/testing/matchers';
import { createSqs } from '../../src/world/sqs';

interface Specimen {
  readonly mistake: string;
  readonly broken: Scenario;
  readonly fixed: Scenario;
}

// A project of its own, whose types are checked there.
const { specimens } = jest.requireActual<{ readonly specimens: Readonly<Record<string, Specimen>> }>('../../examples/zoo/src/specimens');
const sqs = createSqs();
expect.extend(matchers);

beforeAll(() => sqs.listen());
afterAll(() => sqs.close());

const GUIDE = readFileSync(join(__dirname, '../../docs/doctor.md'), 'utf8');

/** What the doctor finds in a program on a day on which SQS does nothing out of the ordinary. */
async function foundIn(scenario: Scenario): Promise<string[]> {
  let found: string[] = [];
  const play: Scenario = async (world) => {
    await scenario(world);
    found = world.doctor().findings.map(({ misuse }) => misuse);
  };
  await explore(play, { runs: 1, conserve: false, log: false, sqs });
  return [...new Set(found)];
}

describe('Of the programs of the zoo, on a good day,', () => {
  it.each(Object.entries(specimens))('the correct twin of %s is one in which the doctor finds nothing', async (_, { fixed }) => {
    expect(await foundIn(fixed)).toEqual([]);
  });

  it('the doctor finds in those that make a mistake what its guide says', async () => {
    const rows = [];
    for (const [name, { broken }] of Object.entries(specimens)) {
      const found = await foundIn(broken);
      rows.push(...found.map((misuse) => [name, misuse]));
    }

    const told = [...GUIDE.matchAll(/^\| `examples\/zoo`: `(\w+)` +\| `([\w-]+)` +\|$/gm)].map(([, name, misuse]) => [name, misuse]);
    expect(told).toEqual(rows);
    expect(GUIDE).toContain(`${rows.length} of the ${Object.keys(specimens).length} mistakes`);
  });
});
