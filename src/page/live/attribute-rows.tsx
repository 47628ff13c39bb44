import type { JSX } from 'preact';
import type { AttributeDraft } from './message-draft';

interface AttributeRowsProps {
  readonly rows: readonly AttributeDraft[];
  readonly onChange: (rows: readonly AttributeDraft[]) => void;
}

const TYPES = ['String', 'Number', 'Binary'];

/** Message attributes to be written: name, type and value. */
export function AttributeRows({ rows, onChange }: AttributeRowsProps): JSX.Element {
  const change = (at: number, part: Partial<AttributeDraft>): void =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset class="attribute-rows">
      <legend>Message attributes</legend>
      {rows.map((row, index) => (
        <Row
          key={index}
          row={row}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(rows.filter((_, at) => at !== index))}
        />
      ))}
      <button type="button" class="small" onClick={() => onChange([...rows, { name: '', type: 'String', value: '' }])}>
        + attribute
      </button>
    </fieldset>
  );
}

interface RowProps {
  readonly row: AttributeDraft;
  readonly onChange: (part: Partial<AttributeDraft>) => void;
  readonly onRemove: () => void;
}

function Row({ row, onChange, onRemove }: RowProps): JSX.Element {
  return (
    <div class="attribute-row">
      <input
        type="text"
        aria-label="Name of the attribute"
        placeholder="name"
        value={row.name}
        required
        onInput={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <select aria-label="Type of the attribute" value={row.type} onChange={({ currentTarget }) => onChange({ type: currentTarget.value })}>
        {TYPES.map((type) => (
          <option key={type}>{type}</option>
        ))}
      </select>
      <input
        type="text"
        aria-label="Value of the attribute"
        placeholder={row.type === 'Binary' ? 'base64' : 'value'}
        value={row.value}
        required
        onInput={({ currentTarget }) => onChange({ value: currentTarget.value })}
      />
      <button type="button" class="small" aria-label="Remove the attribute" onClick={onRemove}>
        ✕
      </button>
    </div>
  );
}
