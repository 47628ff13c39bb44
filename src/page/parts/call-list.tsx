import type { JSX } from 'preact';
import { classNames } from './class-names';
import { JsonText } from './json-text';
import type { ShownCall } from './shown-call';
import { VirtualList } from './virtual-list';

interface CallListProps {
  readonly calls: readonly ShownCall[];
  /** Number of the call that is picked. */
  readonly picked: number | undefined;
  readonly onPick: (call: ShownCall) => void;
  readonly empty: string;
}

const ROW_HEIGHT = 50;

/** Calls to SQS, each in a row: what it asked for, and what came of it. */
export function CallList({ calls, picked, onPick, empty }: CallListProps): JSX.Element {
  const row = ({ action, queueName, when, summary, outcome, failed }: ShownCall): JSX.Element => (
    <div class="call-row">
      <span class="when">{when}</span>
      <span class="action">
        <b>{action}</b> {queueName}
      </span>
      <span class="body">{summary}</span>
      <span class={classNames('outcome', failed && 'failed')}>{outcome}</span>
    </div>
  );
  return (
    <VirtualList
      label="Calls"
      items={calls}
      keyOf={({ id }) => id}
      row={row}
      picked={picked}
      onPick={onPick}
      rowHeight={ROW_HEIGHT}
      empty={empty}
    />
  );
}

/** A call with its input and its answer. */
export function CallDetail({ call: { id, action, queueName, when, outcome, failed, input, output, error } }: { readonly call: ShownCall }) {
  return (
    <section class="detail" aria-label="Call">
      <h2>
        Call {id}: {action} {queueName}
      </h2>
      <p class="where">
        <span class="when">{when}</span> <span class={classNames('outcome', failed && 'failed')}>{outcome}</span>
      </p>
      <h3>Input</h3>
      <JsonText value={input} />
      <h3>Answer</h3>
      {error !== undefined && <pre class="json failed">{`${error.code}: ${error.message}`}</pre>}
      {error === undefined && (output === undefined ? <p class="hint">None: it {outcome}.</p> : <JsonText value={output} />)}
    </section>
  );
}
