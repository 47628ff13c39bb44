import type { JSX } from 'preact';
import type { TraceFinding } from './trace-data';
import type { TraceHistory } from './trace-history';

interface FailuresProps {
  readonly failures: readonly string[];
  readonly findings: readonly TraceFinding[];
  readonly history: TraceHistory;
}

/** Why the test failed, what the doctor says, and what is missing from the trace. */
export function Failures({ failures, findings, history: { world } }: FailuresProps): JSX.Element {
  return (
    <>
      {failures.map((failure, index) => (
        <section key={index} class="panel failure" aria-label="Why it failed">
          <pre tabIndex={0}>{failure.split('\n').map((line, at) => FailureLine({ line: at === 0 ? line : `\n${line}` }))}</pre>
        </section>
      ))}
      {missingInWords(world).map((text) => (
        <p key={text} class="panel notice">
          {text}
        </p>
      ))}
      {world.notes.map((note) => (
        <p key={note} class="panel notice bad">
          {note}
        </p>
      ))}
      {findings.map(({ misuse, queue, what, times, why, cure }) => (
        <details key={misuse + queue} class="panel notice">
          <summary>
            The doctor: <b>{what}</b> ({queue}
            {times > 1 && `, ${times.toLocaleString('en')} times`})
          </summary>
          <p>{why}</p>
          <p>{cure}</p>
        </details>
      ))}
    </>
  );
}

/** A line of a failure; what was expected and what came instead have the colours that Jest gives them. */
function FailureLine({ line }: { readonly line: string }): JSX.Element | string {
  const sign = line.trimStart()[0];
  if (sign === '+') return <span class="got">{line}</span>;
  return sign === '-' ? <span class="wanted">{line}</span> : line;
}

function missingInWords({ droppedEvents, droppedCalls }: TraceHistory['world']): string[] {
  if (droppedEvents + droppedCalls === 0) return [];
  const count = (n: number): string => n.toLocaleString('en');
  return [
    `The beginning is missing: ${count(droppedEvents)} older events and ${count(droppedCalls)} older calls were dropped to bound memory. ` +
      'Messages that nothing happened to since are not shown before the end. The options journalEvents and journalBytes keep more.',
  ];
}
