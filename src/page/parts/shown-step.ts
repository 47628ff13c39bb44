import type { Tone } from './shown-message';

/** One step through time: something that happened, or that time alone brought about. */
export interface ShownStep {
  readonly atMs: number;
  /** When, relative to the beginning: `+31 s`. */
  readonly when: string;
  readonly text: string;
  /** Of which queue or message. */
  readonly about: string;
  readonly tone: Tone;
  /** Key of the message that it is about. */
  readonly messageKey?: string | undefined;
}
