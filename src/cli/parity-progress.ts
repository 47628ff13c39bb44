import type { CompareProgress } from '../parity/comparison/compare-backends';

/** Where progress is shown; a terminal has a bar, anything else a line now and then. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\x1b[2K';

/** Shows how far a comparison is. */
export function parityProgress(stream: ProgressStream) {
  let different = 0;
  let linesShown = 0;

  const text = ({ done, total }: CompareProgress): string => `${done} of ${total} behaviours, ${different} different`;
  const bar = (progress: CompareProgress): string => {
    const { done, total, result } = progress;
    const full = Math.floor((done / total) * BAR_WIDTH);
    const line = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)} ${text(progress)}  ${result.id}`;
    return `${CLEAR_LINE}${line.slice(0, (stream.columns ?? 80) - 1)}`;
  };

  return {
    show(progress: CompareProgress): void {
      if (progress.result.outcome === 'differs' || progress.result.outcome === 'failed') different++;
      if (stream.isTTY) return void stream.write(bar(progress));
      const tenths = Math.floor((progress.done / progress.total) * 10);
      if (tenths > linesShown) stream.write(`${text(progress)}\n`);
      linesShown = tenths;
    },
    end(): void {
      if (stream.isTTY) stream.write(CLEAR_LINE);
    },
  };
}
