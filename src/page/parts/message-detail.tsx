import type { JSX } from 'preact';
import { CopyButton } from './copy-button';
import { JsonText } from './json-text';
import { LifeEvents } from './life-events';
import { StateBadge } from './message-list';
import type { LifeEvent, ShownMessage } from './shown-message';

interface MessageDetailProps {
  readonly message: ShownMessage;
  /** What else is to be known of it, by name: when it was sent, its group. */
  readonly facts: Readonly<Record<string, string>>;
  /** What happened to it, oldest first. */
  readonly life: readonly LifeEvent[];
  /** Goes to a step of its life; absent where there is only the present. */
  readonly onStep?: ((step: number) => void) | undefined;
  /** The present step: what comes later is dimmed. */
  readonly now?: number | undefined;
}

/** All there is to know of a message: its life, body and attributes. */
export function MessageDetail({ message, facts, life, onStep, now }: MessageDetailProps): JSX.Element {
  const { id, body, state, stateText, dead = false, queueName, attributes = {} } = message;
  const rows = Object.entries(attributes);
  return (
    <section class="detail" aria-label="Message">
      <h2>
        Message <code>{id}</code>
      </h2>
      <p class="where">
        <StateBadge state={state} dead={dead} /> <b>{queueName}</b> <span>{stateText}</span>
      </p>
      {life.length > 0 && <h3>Its life</h3>}
      <LifeEvents events={life} onStep={onStep} now={now} />
      <h3>
        Body <CopyButton text={body} what="body" />
      </h3>
      <JsonText value={body} />
      {rows.length > 0 && <h3>Message attributes</h3>}
      {rows.length > 0 && (
        <Table rows={rows.map(([name, { DataType, StringValue, BinaryValue }]) => [name, StringValue ?? BinaryValue ?? '', DataType])} />
      )}
      <h3>More</h3>
      <Table rows={Object.entries(facts)} />
    </section>
  );
}

function Table({ rows }: { readonly rows: readonly (readonly string[])[] }): JSX.Element {
  return (
    <table>
      <tbody>
        {rows.map(([name = '', ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
