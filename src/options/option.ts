/** What an option may be. */
export interface OptionKind<Value = unknown> {
  /** As in "must be …": `a whole number of at least 1`. */
  readonly expected: string;
  /** As it is written in code: `'virtual'`. */
  readonly example: string;
  readonly accepts: (value: unknown) => value is Value;
  /** Whose options the value holds, if it is an object. */
  readonly holds?: OptionPlace | undefined;
  /** Whose options each member of the value holds. */
  readonly holdsByName?: OptionPlace | undefined;
  /** Names that a text may have been meant to be. */
  readonly names?: readonly string[] | undefined;
  /** What it may be in a file, where SQS itself is not asked. */
  readonly inFile?: KindInFile | undefined;
  /** Which member of a value it is that is not accepted. */
  readonly culprit?: ((value: object) => string | undefined) | undefined;
}

/** What a value in a file may be. */
export interface KindInFile {
  /** As JSON Schema has it. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly accepts: (value: unknown) => boolean;
  /** Gives a value the form that it has in code. */
  readonly form?: ((value: unknown) => unknown) | undefined;
  /** Whether a text is JSON, of which it is the content that counts. */
  readonly json?: boolean | undefined;
}

/** One option, as it is checked and documented. */
export interface Option<Value = unknown> {
  readonly kind: OptionKind<Value>;
  /** What holds without it, as Markdown. */
  readonly otherwise: string;
  /** What it is for, as Markdown: one sentence. */
  readonly text: string;
}

/** The options of one place, in the order in which they are documented. */
export type OptionTable<Options extends object = Readonly<Record<string, unknown>>> = {
  readonly [Name in keyof Options]-?: Option<NonNullable<Options[Name]>>;
};

/** Who takes options. */
export interface OptionPlace {
  /** As an error names it: `createSqs`. */
  readonly name: string;
  readonly options: OptionTable;
  /** What to write for an object of options: `createSqs({ clock: 'virtual' })`. */
  readonly usage: (object: string) => string;
  /** What these are called: `option` unless told otherwise. */
  readonly noun?: string | undefined;
  /** Names that users give to options that are called otherwise. */
  readonly synonyms?: Readonly<Record<string, string>> | undefined;
}
