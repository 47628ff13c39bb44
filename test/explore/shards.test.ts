import { explore } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { careful } from './shop';

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => jest.restoreAllMocks());

const FAULTS = ['lostDelivery', 'lostDelete'] as const;

/** The faults of each run, as the journal tells them. */
async function runsOf(options: object): Promise<string[]> {
  const runs: string[] = [];
  const watched = async (sqs: Sqs): Promise<void> => {
    await careful(sqs);
    runs.push(sqs.journal.events.flatMap((event) => (event.kind === 'faultInjected' ? [`${event.callId} ${event.fault}`] : [])).join(', '));
  };
  await explore(watched, { faults: FAULTS, seconds: 60, ...options });
  return runs.filter((faults) => faults !== '');
}

/** How many single misfortunes, pairs and days a passing exploration tells of. */
function told(): number[] {
  const [, singles, pairs, days] = /all (\d+) single misfortunes, all (\d+) pairs near each other, (\d+) days/.exec(said.pop()!)!;
  return [Number(singles), Number(pairs), Number(days)];
}

describe('Two halves of an exploration', () => {
  it('are the whole, and have nothing in common', async () => {
    const whole = await runsOf({ runs: 80 });
    const [singles, pairs, days] = told();
    const first = await runsOf({ runs: 50, shard: '1/2' });
    const [firstSingles, firstPairs, firstDays] = told();
    const second = await runsOf({ runs: 50, shard: '2/2' });
    const [secondSingles, secondPairs, secondDays] = told();

    expect([firstSingles! + secondSingles!, firstPairs! + secondPairs!]).toEqual([singles, pairs]);
    expect(Math.min(firstDays!, secondDays!) * 2).toBeGreaterThanOrEqual(days!);
    expect(new Set([...first, ...second])).toEqual(new Set([...first, ...second, ...whole]));
  });
});

describe('The same seed', () => {
  it('gives the same runs again', async () => {
    expect(await runsOf({ runs: 25, seed: 7 })).toEqual(await runsOf({ runs: 25, seed: 7 }));
  });
});
