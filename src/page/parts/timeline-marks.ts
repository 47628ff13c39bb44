import type { Tone } from './shown-message';
import type { ShownStep } from './shown-step';

/** What a timeline shows above and below its slider; places are from 0 to 1. */
export interface TimelineMarks {
  readonly ticks: readonly { readonly at: number; readonly tone: Tone }[];
  /** `sparse` ones have room on a small screen, too. */
  readonly moments: readonly { readonly at: number; readonly when: string; readonly sparse: boolean }[];
}

/** More of them would be one grey bar. */
const MOST_TICKS = 240;
/** How far labels are apart at least, on a large screen and on a small one. */
const LABEL_SPACE = { dense: 0.08, sparse: 0.26 };
/** Of steps that fall into one tick, the one that matters most colours it. */
const WEIGHT: Readonly<Record<Tone, number>> = { bad: 5, done: 3, received: 2, sent: 1, time: 1, other: 0 };

/** The marks of a timeline with one place for each step, and one before the first. */
export function timelineMarks(steps: readonly ShownStep[]): TimelineMarks {
  const ticks = new Map<number, Tone>();
  const moments: { at: number; when: string; sparse: boolean }[] = [];
  let [lastMs, lastAt, lastSparse] = [Number.NaN, -1, -1];
  const space = Math.max(1, steps.length);
  steps.forEach(({ atMs, when, tone }, index) => {
    const at = (index + 1) / space;
    const place = steps.length <= MOST_TICKS ? at : Math.ceil(at * MOST_TICKS) / MOST_TICKS;
    const before = ticks.get(place);
    if (before === undefined || WEIGHT[tone] > WEIGHT[before]) ticks.set(place, tone);
    if (atMs === lastMs) return;
    lastMs = atMs;
    if (lastAt >= 0 && at - lastAt < LABEL_SPACE.dense) return;
    const sparse = lastSparse < 0 || at - lastSparse >= LABEL_SPACE.sparse;
    moments.push({ at, when, sparse });
    lastAt = at;
    if (sparse) lastSparse = at;
  });
  return { ticks: Array.from(ticks, ([at, tone]) => ({ at, tone })), moments };
}
