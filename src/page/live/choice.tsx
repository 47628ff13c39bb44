import type { JSX } from 'preact';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: () => void;
  readonly title?: string;
}

/** Something that is on or off. */
export function Switch({ label, on, onChange, title }: SwitchProps): JSX.Element {
  return (
    <label class="switch" title={title}>
      <input type="checkbox" checked={on} onChange={onChange} />
      <span>{label}</span>
    </label>
  );
}

interface ChoiceProps<Name extends string> {
  readonly label: string;
  /** What each is called, by its name. */
  readonly choices: Readonly<Record<Name, string>>;
  readonly picked: Name;
  readonly onPick: (name: Name) => void;
}

/** One of several. */
export function Choice<Name extends string>({ label, choices, picked, onPick }: ChoiceProps<Name>): JSX.Element {
  return (
    <select aria-label={label} value={picked} onChange={({ currentTarget }) => onPick(currentTarget.value as Name)}>
      {(Object.keys(choices) as Name[]).map((name) => (
        <option key={name} value={name}>
          {choices[name]}
        </option>
      ))}
    </select>
  );
}

interface SearchBoxProps {
  /** By which the key / finds it. */
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Finds by text. */
export function SearchBox({ id, label, placeholder, value, onChange }: SearchBoxProps): JSX.Element {
  return (
    <input
      type="search"
      id={id}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** One of many queues, or of other things that come and go: what it is called by what it is. */
export function choicesOf(
  items: readonly { readonly arn: string }[],
  nameOf: (arn: string) => string,
  none: string,
): Record<string, string> {
  return { '': none, ...Object.fromEntries(items.map(({ arn }) => [arn, nameOf(arn)])) };
}
