import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { classNames } from '../parts/class-names';
import { ThemeToggle } from '../parts/theme-toggle';
import { firstDifference } from './first-difference';
import type { TraceData } from './trace-data';
import { traceHistory } from './trace-history';
import { WorldView } from './world-view';

/** A test and the worlds of SQS that it used, to be moved through in time. */
export function TracePage({ data }: { readonly data: TraceData }): JSX.Element {
  const { title, file, outcome, failures, worlds, findings, compared, version } = data;
  const histories = useMemo(() => worlds.map((world) => traceHistory(world, outcome)), [data]);
  const [picked, setPicked] = useState(0);
  const difference = useMemo(() => (compared ? firstDifference(histories[0]!, histories[1]!) : undefined), [data]);
  return (
    <>
      <header class="top">
        <span class={classNames('verdict', outcome)}>{VERDICTS[outcome]}</span>
        <div class="title">
          <h1>{title}</h1>
          {file !== undefined && <p class="hint">{file}</p>}
        </div>
        <span class="hint made-by">msw-sqs {version}</span>
        <ThemeToggle />
      </header>
      <main>
        {worlds.length > 1 && (
          <nav class="worlds" aria-label="Worlds">
            {worlds.map(({ name }, index) => (
              <button key={index} type="button" aria-pressed={index === picked} onClick={() => setPicked(index)}>
                {name}
              </button>
            ))}
          </nav>
        )}
        <WorldView
          key={picked}
          history={histories[picked]!}
          beside={compared ? { history: histories[1 - picked]!, show: () => setPicked(1 - picked) } : undefined}
          difference={difference}
          failures={failures}
          findings={findings}
        />
      </main>
    </>
  );
}

const VERDICTS = { failed: 'failed', passed: 'passed', none: 'trace' } as const;
