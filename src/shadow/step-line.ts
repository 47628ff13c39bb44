/** Something to be done with the backend. */
export type Step = () => Promise<void>;

/** A place in a {@link StepLine}, taken before it is known what is to be done there. */
export interface Place {
  fill(step: Step): void;
  /** Nothing is to be done. */
  drop(): void;
}

/** Steps that are taken one after the other, in the order of their places. */
export interface StepLine {
  add(step: Step): void;
  reserve(): Place;
  /** When all that is in the line now is done. */
  drained(): Promise<void>;
}

/** @param onFailure - told what a step threw; the next one is taken all the same */
export function createStepLine(onFailure: (error: unknown) => void): StepLine {
  let last = Promise.resolve();
  const nothing: Step = async () => {};

  function reserve(): Place {
    let fill: (step: Step) => void = () => {};
    const filled = new Promise<Step>((resolve) => (fill = resolve));
    last = last.then(async () => (await filled)()).catch(onFailure);
    return { fill, drop: () => fill(nothing) };
  }

  return { add: (step) => reserve().fill(step), reserve, drained: () => last };
}
