import type { ComponentChildren, JSX } from 'preact';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly children: ComponentChildren;
}

/** A part of a form with its name. */
export function Field({ label, hint, children }: FieldProps): JSX.Element {
  return (
    <div class="field">
      <label>
        <span class="field-name">{label}</span>
        {children}
      </label>
      {hint !== undefined && <span class="hint">{hint}</span>}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly type?: 'text' | 'number' | 'password';
  readonly required?: boolean;
  readonly autofocus?: boolean;
}

/** A line of text, or a number. */
export function TextField({ label, value, onChange, hint, placeholder = '', type = 'text', ...rest }: TextFieldProps): JSX.Element {
  return (
    <Field label={label} hint={hint}>
      <input
        type={type as 'text'}
        value={value}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        required={rest.required === true}
        autofocus={rest.autofocus === true}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </Field>
  );
}
