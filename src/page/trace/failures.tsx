import type { JSX } from 'preact';

/** Why the test failed, in the words of its assertions. */
export function Failures({ failures }: { readonly failures: readonly string[] }): JSX.Element {
  return (
    <>
      {failures.map((failure, index) => (
        <section key={index} class="panel failure" aria-label="Why it failed">
          <pre tabIndex={0}>{failure.split('\n').map((line, at) => FailureLine({ line: at === 0 ? line : `\n${line}` }))}</pre>
        </section>
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
