import { fc } from '../fast-check';
import { FairLine } from '../../src/core/fair-line';
import { newMessage } from '../../src/core/message';
import { newPlacement, type Placement } from '../../src/core/stored-message';

/** Steps on the line: `tenant` 0 is nobody. */
type Step =
  | { readonly send: number; readonly count: number }
  | { readonly take: number }
  | { readonly giveBack: number }
  | { readonly finish: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ send: fc.integer({ min: 0, max: 5 }), count: fc.constantFrom(1, 5, 40) }) },
    { weight: 5, arbitrary: fc.record({ take: fc.constantFrom(1, 10, 50) }) },
    { weight: 1, arbitrary: fc.record({ giveBack: fc.nat() }) },
    { weight: 2, arbitrary: fc.record({ finish: fc.nat() }) },
  ),
  { maxLength: 40, size: 'max' },
);

function message(order: number, tenant: number): Placement {
  const content = {
    body: `${order}`,
    md5OfBody: '',
    attributes: undefined,
    traceHeader: undefined,
    senderId: '',
    deduplicationId: undefined,
  };
  const sent = newMessage(
    { ...content, groupId: tenant === 0 ? undefined : `tenant ${tenant}` },
    { id: `${order}`, delaySeconds: 0, sentAtMs: 0, earlierReceives: undefined, deadLetterSourceArn: undefined },
    order,
  );
  return newPlacement(sent, 0);
}

/** The rule as AWS words it, on two plain lists. */
function expectedFirst(waiting: readonly Placement[], away: readonly Placement[]): Placement | undefined {
  const inFlight = ({ message: { groupId } }: Placement): number =>
    groupId === undefined ? 0 : away.filter((other) => other.message.groupId === groupId).length;
  const isNoisy = (one: Placement): boolean => inFlight(one) >= 30 && inFlight(one) > away.length / 10;
  const oldestFirst = [...waiting].sort((a, b) => a.message.position - b.message.position);
  const quiet = oldestFirst.find((one) => !isNoisy(one));
  if (quiet !== undefined) return quiet;
  const fewest = Math.min(...oldestFirst.map(inFlight));
  return oldestFirst.find((one) => inFlight(one) === fewest);
}

describe('A fair queue', () => {
  it('serves quiet tenants before noisy ones, and of noisy ones the one with the fewest messages in flight', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = new FairLine();
        let waiting: Placement[] = [];
        let away: Placement[] = [];
        let order = 0;

        for (const step of all) {
          if ('send' in step) {
            for (let index = 0; index < step.count; index++) send(message(order++, step.send));
          } else if ('take' in step) {
            for (let index = 0; index < step.take && waiting.length > 0; index++) take();
          } else if (away.length > 0) {
            const [one] = away.splice(('finish' in step ? step.finish : step.giveBack) % away.length, 1);
            line.countInFlight(one!, -1);
            if ('giveBack' in step) send(one!);
          }
        }
        while (waiting.length > 0) take();
        expect(line.first()).toBeUndefined();

        function send(one: Placement): void {
          line.add(one);
          waiting.push(one);
        }

        function take(): void {
          const first = line.first();
          if (first !== expectedFirst(waiting, away)) expect(first?.message.body).toBe(expectedFirst(waiting, away)?.message.body);
          line.remove(first!);
          line.countInFlight(first!, 1);
          waiting = waiting.filter((one) => one !== first);
          away = [...away, first!];
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    { ofTenant: 29, ofAll: 29, noisy: false },
    { ofTenant: 30, ofAll: 30, noisy: true },
    { ofTenant: 30, ofAll: 299, noisy: true },
    { ofTenant: 30, ofAll: 300, noisy: false },
    { ofTenant: 31, ofAll: 300, noisy: true },
  ])('takes a tenant with $ofTenant of $ofAll messages in flight for noisy: $noisy', ({ ofTenant, ofAll, noisy }) => {
    const line = new FairLine();
    for (let index = 0; index < ofAll; index++) line.countInFlight(message(index, index < ofTenant ? 1 : 0), 1);
    const [older, younger] = [message(ofAll, 1), message(ofAll + 1, 2)];

    line.add(older);
    line.add(younger);

    expect(line.first()).toBe(noisy ? younger : older);
  });
});
