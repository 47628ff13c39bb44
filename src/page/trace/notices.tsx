import type { JSX } from 'preact';
import type { TraceFinding, TraceWorld } from './trace-data';

/** What is to be known of a world: what SQS was made to do in it, and what is missing from its trace. */
export function Notices({ world }: { readonly world: TraceWorld }): JSX.Element {
  return (
    <>
      {world.notes.map((note) => (
        <p key={note} class="panel notice bad">
          {note}
        </p>
      ))}
      {missingInWords(world).map((text) => (
        <p key={text} class="panel notice">
          {text}
        </p>
      ))}
    </>
  );
}

/** What the doctor has to say. */
export function Findings({ findings }: { readonly findings: readonly TraceFinding[] }): JSX.Element {
  return (
    <>
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

function missingInWords({ droppedEvents, droppedCalls }: TraceWorld): string[] {
  if (droppedEvents + droppedCalls === 0) return [];
  const count = (n: number): string => n.toLocaleString('en');
  return [
    `The beginning is missing: ${count(droppedEvents)} older events and ${count(droppedCalls)} older calls were dropped to bound memory. ` +
      'Queues and messages of then are shown as far as later events tell of them. The options journalEvents and journalBytes keep more.',
  ];
}
