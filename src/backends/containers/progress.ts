import { realTimeout } from '../../system/time/real-timeout';
import { notice } from '../../system/process/notice';
import type { ContainerOptions } from './container-options';

/** Says what takes long. */
export type Report = (message: string) => void;

const FIRST_S = 5;
const THEN_EVERY_S = 15;

/** Where progress goes. */
export function reportTo(onProgress: ContainerOptions['onProgress']): Report {
  if (onProgress === false) return () => {};
  return onProgress ?? ((message) => notice(`msw-sqs: ${message}`));
}

/** Says, while something takes more than a few seconds, that it still goes on. @returns a function that ends it */
export function progress(report: Report, what: string): () => void {
  let cancel = (): void => {};
  const after = (seconds: number, soFar: number): void => {
    cancel = realTimeout(seconds * 1000, () => {
      report(`${what} … (${soFar + seconds} s)`);
      after(THEN_EVERY_S, soFar + seconds);
    });
  };
  after(FIRST_S, 0);
  return () => cancel();
}
