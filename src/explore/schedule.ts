import type { Choice, Place, Plan } from '../chaos/place';
import { rememberedLine } from '../system/process/calling-line';
import type { Decision } from './decision';

/** A plan that knows which calls there were, and what befell them. */
export abstract class Schedule implements Plan {
  /** Every call, in order of arrival. */
  readonly places: Place[] = [];
  /** What has happened, in order. */
  readonly happened: Decision[] = [];
  readonly #lines = new Map<string, () => string | undefined>();
  readonly spares: boolean;

  /** @param spares - whether messages are spared that could become dead letters by faults alone */
  constructor(spares: boolean) {
    this.spares = spares;
  }

  at(place: Place): Choice | undefined {
    this.places.push(place);
    const choice = this.choose(place);
    if (choice === undefined || (this.spares && place.endangers(choice))) return undefined;
    this.happened.push({ at: place.key, ...choice });
    this.#lines.set(place.key, rememberedLine());
    return choice;
  }

  /** The line of the program that made a call which something befell, where that is known. */
  lineOf(key: string): string | undefined {
    return this.#lines.get(key)?.();
  }

  protected abstract choose(place: Place): Choice | undefined;
}

/** Pairs are tried of faults that are so near to each other: what is further apart rarely has to do with each other. */
export const PAIR_DISTANCE = 4;

/**
 * What is to happen is said beforehand.
 *
 * What else might befall its calls is known of all of them on a good day, and of those near after a misfortune.
 */
export class FixedSchedule extends Schedule {
  readonly #decisions: ReadonlyMap<string, Choice>;
  /** Of how many calls from now on it is to be known what might befall them. */
  #isToBeKnown: number;

  constructor(decisions: readonly Decision[], spares: boolean) {
    super(spares);
    this.#decisions = new Map(decisions.map((decision) => [decision.at, decision]));
    this.#isToBeKnown = decisions.length === 0 ? Infinity : 0;
  }

  protected choose(place: Place): Choice | undefined {
    if (this.#isToBeKnown-- > 0) void place.choices;
    const wanted = this.#decisions.get(place.key);
    if (wanted === undefined) return undefined;
    this.#isToBeKnown = PAIR_DISTANCE;
    return place.choices.find(({ fault, way }) => fault === wanted?.fault && way === wanted.way);
  }
}

/** A day of mixed weather: some kinds of faults, each as likely as the day has it, until it clears up. */
export class SwarmSchedule extends Schedule {
  readonly #rates: ReadonlyMap<string, number>;
  readonly #draw: () => number;
  readonly #calls: number;

  /** @param calls - after so many calls the weather is fair */
  constructor(faults: ReadonlySet<string>, { draw, calls, spares }: { draw: () => number; calls: number; spares: boolean }) {
    super(spares);
    this.#draw = draw;
    this.#calls = calls;
    const kinds = [...faults].filter(() => draw() < KIND_SHARE);
    this.#rates = new Map(kinds.map((kind) => [kind, RATE_MIN + draw() * RATE_SPAN]));
  }

  protected choose({ choices }: Place): Choice | undefined {
    if (this.places.length > this.#calls) return undefined;
    for (const [kind, rate] of this.#rates) {
      const ways = choices.filter(({ fault }) => fault === kind);
      if (ways.length > 0 && this.#draw() < rate) return ways[Math.floor(this.#draw() * ways.length)];
    }
    return undefined;
  }
}

/** Of the kinds of faults, how many a day has. */
const KIND_SHARE = 0.4;
const RATE_MIN = 0.03;
const RATE_SPAN = 0.25;
