import type { Choice, Place } from '../chaos/place';
import { FAULTS } from '../chaos/faults';

/** Something that befalls one call. */
export interface Decision extends Choice {
  /** The call: `ReceiveMessage orders #2`. */
  readonly at: string;
}

/** What might have befallen a call, as it ended. */
export function decisionsAt({ key, call, choices }: Place, faults: ReadonlySet<string>): Decision[] {
  return choices
    .filter(({ fault, way }) => faults.has(fault) && (FAULTS[fault].matters?.(call, way) ?? true))
    .map((choice) => ({ at: key, ...choice }));
}
