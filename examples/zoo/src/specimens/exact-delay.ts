import { bodyOf, insist, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Step {
  readonly seat: string;
  readonly step: 'confirm' | 'release';
}

type Seats = Map<string, 'held' | 'confirmed' | 'free'>;

/** A seat is confirmed a second after it was held; a minute later it is let go, unless it was confirmed. */
function scenario(apply: (seats: Seats, step: Step) => void): Scenario {
  return async (sqs) => {
    const steps = sqs.createQueue('seats', { VisibilityTimeout: 30 });
    const seats: Seats = new Map([['7A', 'held']]);
    const booking = new Program();
    await insist(() => booking.send(steps.url, { seat: '7A', step: 'confirm' }, { DelaySeconds: 1 }));
    await insist(() => booking.send(steps.url, { seat: '7A', step: 'release' }, { DelaySeconds: 60 }));

    const stop = new Program().handleEach(steps.url, async (message) => apply(seats, bodyOf<Step>(message)));
    await sqs.settle();
    stop();

    expect(seats.get('7A')).toBe('confirmed');
  };
}

export const exactDelay: Specimen = {
  mistake: 'takes it for certain that what was delayed less comes first',
  broken: scenario((seats, { seat, step }) => {
    // By the time a release comes, what was to be confirmed has been.
    if (step === 'release' && seats.get(seat) === 'held') seats.set(seat, 'free');
    if (step === 'confirm' && seats.get(seat) === 'held') seats.set(seat, 'confirmed');
  }),
  fixed: scenario((seats, { seat, step }) => {
    if (step === 'release' && seats.get(seat) === 'held') seats.set(seat, 'free');
    if (step === 'confirm') seats.set(seat, 'confirmed');
  }),
};
