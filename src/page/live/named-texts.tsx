import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface NamedTextsProps {
  readonly what: 'attribute' | 'tag';
  readonly texts: Readonly<Record<string, string>>;
  /** @returns whether it was set */
  readonly onSet: (name: string, value: string) => Promise<boolean>;
  readonly onRemove?: ((name: string) => void) | undefined;
}

/** Texts by name; each can be changed where it stands, and more can be added. */
export function NamedTexts({ what, texts, onSet, onRemove }: NamedTextsProps): JSX.Element {
  const names = Object.keys(texts).sort();
  return (
    <ul class="named-texts">
      {names.map((name) => (
        <li key={name}>
          <NamedText name={name} text={texts[name]!} onSet={onSet} onRemove={onRemove} />
        </li>
      ))}
      <li>
        <NewText what={what} onSet={onSet} />
      </li>
    </ul>
  );
}

interface NamedTextProps extends Pick<NamedTextsProps, 'onSet' | 'onRemove'> {
  readonly name: string;
  readonly text: string;
}

function NamedText({ name, text, onSet, onRemove }: NamedTextProps): JSX.Element {
  const [edited, setEdited] = useState<string>();
  const value = edited ?? text;
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    void onSet(name, value).then((done) => done && setEdited(undefined));
  };
  return (
    <form class="named-text" onSubmit={save}>
      <span class="name">{name}</span>
      <input
        type="text"
        aria-label={name}
        value={value}
        spellcheck={false}
        onInput={({ currentTarget }) => setEdited(currentTarget.value)}
      />
      {value !== text && (
        <button type="submit" class="small primary">
          Set
        </button>
      )}
      {onRemove !== undefined && value === text && (
        <button type="button" class="small" aria-label={`Remove ${name}`} onClick={() => onRemove(name)}>
          ✕
        </button>
      )}
    </form>
  );
}

function NewText({ what, onSet }: Pick<NamedTextsProps, 'what' | 'onSet'>): JSX.Element {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    void onSet(name.trim(), value).then((done) => {
      if (!done) return;
      setName('');
      setValue('');
    });
  };
  return (
    <form class="named-text new" onSubmit={save}>
      <input
        type="text"
        aria-label={`Name of a new ${what}`}
        placeholder={what === 'tag' ? 'team' : 'RedrivePolicy'}
        value={name}
        spellcheck={false}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <input
        type="text"
        aria-label={`Value of a new ${what}`}
        placeholder="value"
        value={value}
        spellcheck={false}
        onInput={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <button type="submit" class="small" disabled={name.trim() === ''}>
        Add
      </button>
    </form>
  );
}
