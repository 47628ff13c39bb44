import { fc } from '../fast-check';
import { newMessage } from '../../src/core/message';
import { MessageLine } from '../../src/core/message-line';
import { PositionMap } from '../../src/core/position-map';
import { newPlacement, type Placement } from '../../src/core/stored-message';

interface Step {
  readonly position: number;
  readonly sentAtMs: number;
  /** Which of those in it goes then. */
  readonly removed: number | undefined;
}

const steps = fc.array(
  fc.record({
    // Most rise, by more than what lies together.
    position: fc.nat({ max: 9 }),
    sentAtMs: fc.nat({ max: 5 }),
    removed: fc.option(fc.nat(), { nil: undefined }),
  }),
  { maxLength: 80, size: 'max' },
);

/** Steps up from one position to the next, and now and then far back; none comes twice. */
function risingPositions(all: readonly Step[]): readonly Step[] {
  const seen = new Set<number>();
  let last = 0;
  return all.flatMap((step) => {
    last = step.position === 0 ? Math.floor(last / 2) : last + step.position ** 2;
    if (seen.has(last)) return [];
    seen.add(last);
    return [{ ...step, position: last }];
  });
}

function placed({ position, sentAtMs }: Step): Placement {
  const content = { body: '', md5OfBody: '', attributes: undefined, traceHeader: undefined, senderId: '' };
  const origin = { id: String(position), sentAtMs, delaySeconds: 0, earlierReceives: undefined, deadLetterSourceArn: undefined };
  return newPlacement(newMessage({ ...content, groupId: undefined, deduplicationId: undefined }, origin, position), sentAtMs);
}

describe('A MessageLine', () => {
  it.each<[string, (placement: Placement) => number]>([
    ['time of sending', ({ message }) => message.sentAtMs],
    ['position', ({ message }) => message.position],
  ])('has first the message of the least %s, whatever came before and went', (_, keyOf) => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = new MessageLine(keyOf);
        const present: Placement[] = [];
        for (const step of risingPositions(all)) {
          const placement = placed(step);
          placement.linePlace = line.add(placement);
          present.push(placement);
          if (step.removed !== undefined) {
            const [gone] = present.splice(step.removed % present.length, 1);
            line.remove(gone!, gone!.linePlace);
          }
          const first = line.first();
          expect(first && keyOf(first)).toBe(present.length === 0 ? undefined : Math.min(...present.map(keyOf)));
          expect(first === undefined || present.includes(first)).toBe(true);
        }
      }),
    );
  });

  it('keeps those of one moment in the order in which they came', () => {
    const line = new MessageLine(({ message }) => message.sentAtMs);
    const all = [40, 41, 42, 100].map((position) => placed({ position, sentAtMs: 7, removed: undefined }));
    for (const placement of all) placement.linePlace = line.add(placement);

    const taken: (Placement | undefined)[] = [];
    for (let first = line.first(); first !== undefined; first = line.first()) {
      taken.push(first);
      line.remove(first, first.linePlace);
    }
    expect(taken).toEqual(all);
  });
});

describe('A PositionMap', () => {
  it('is a Map of positions whose order is theirs', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const map = new PositionMap<Step>();
        const model = new Map<number, Step>();
        const ordered = (): Step[] => [...model.values()].sort((a, b) => a.position - b.position);
        for (const step of risingPositions(all)) {
          map.set(step.position, step);
          model.set(step.position, step);
          if (step.removed !== undefined) {
            const gone = ordered()[step.removed % model.size]!.position;
            map.delete(gone);
            map.delete(gone);
            model.delete(gone);
          }
          expect(map.get(step.position)).toBe(model.get(step.position));
          expect(map.first()).toBe(ordered()[0]);
          expect(map.size).toBe(model.size);
        }
        expect([...map]).toEqual(ordered());
      }),
    );
  });
});
