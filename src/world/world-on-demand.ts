import type { SqsHttpHandler } from '../transport/sqs-http';
import { populatedWorld, type PopulatedWorld } from './populated-world';
import type { SqsOptions } from './sqs-options';
import type { WorldSettings } from './world';

/** A world that is made when something first asks for it: most test files have nothing to do with SQS. */
export interface WorldOnDemand {
  readonly options: SqsOptions;
  readonly settings: WorldSettings;
  /** The world, if anything has asked for it. */
  readonly made: PopulatedWorld | undefined;
  inside(): PopulatedWorld;
  /** This world where nothing else is said of the calls. */
  readonly presence: Presence;
  /** Whether it is this one, or began within it. */
  isWithin(other: WorldOnDemand): boolean;
}

/** The world that is meant in some place of a program, and who answers the calls that are made there. */
export interface Presence {
  readonly world: WorldOnDemand;
  readonly handler: SqsHttpHandler;
}

interface Surroundings {
  /** The world in which it begins. */
  readonly outer?: WorldOnDemand | undefined;
  /** Whether it begins with the queues of the outer one, all of them empty; otherwise with those of its options. */
  readonly copies?: boolean | undefined;
  /** The world that is meant by a test which looks into a queue of this one. */
  readonly here: () => WorldOnDemand;
}

/** Prepares a world. */
export function worldOnDemand(options: SqsOptions, settings: WorldSettings, { outer, copies, here }: Surroundings): WorldOnDemand {
  let made: PopulatedWorld | undefined;
  const inside = (): PopulatedWorld => {
    const queues = copies === true ? outer?.made?.world.all() : undefined;
    return (made ??= populatedWorld(options, settings, { queues, here: () => here().inside() }));
  };
  const world: WorldOnDemand = {
    options,
    settings,
    get made() {
      return made;
    },
    inside,
    get presence() {
      return presence;
    },
    isWithin: (other) => other === world || outer?.isWithin(other) === true,
  };
  const presence: Presence = { world, handler: (request) => inside().world.handler(request) };
  return world;
}
