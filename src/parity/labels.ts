/** Members whose values differ from run to run: each distinct one becomes `<Kind 1>`, `<Kind 2>` in order of appearance. */
const IDENTIFIERS: Readonly<Record<string, string>> = {
  MessageId: 'MessageId',
  ReceiptHandle: 'ReceiptHandle',
  SequenceNumber: 'SequenceNumber',
  TaskHandle: 'TaskHandle',
  NextToken: 'NextToken',
};

/** Members that hold a moment or a principal: only whether they are there can be compared. */
const PRESENT_ONLY: Readonly<Record<string, string>> = {
  SenderId: '<sender>',
  SentTimestamp: '<ms>',
  ApproximateFirstReceiveTimestamp: '<ms>',
  StartedTimestamp: '<ms>',
  CreatedTimestamp: '<s>',
  LastModifiedTimestamp: '<s>',
};

const PRESENT_FORM: Readonly<Record<string, RegExp>> = { '<ms>': /^\d{13}$/, '<s>': /^\d{10}$/, '<sender>': /./ };

/** Replaces in a result what differs from run to run. */
export interface Labels {
  /** Gives a queue, an ARN or any other text a label; it is replaced wherever it occurs. */
  name(text: string, label: string): void;
  apply(value: unknown): unknown;
}

/** Starts with nothing labelled. */
export function createLabels(): Labels {
  const names = new Map<string, string>();
  const identifiers = new Map<string, string>();
  const counts = new Map<string, number>();

  function identifier(kind: string, text: string): string {
    const known = identifiers.get(text);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const label = `<${kind} ${count}>`;
    identifiers.set(text, label);
    return label;
  }

  function text(value: string): string {
    let labelled = value;
    // Longer texts first: an ARN holds a name.
    for (const [known, label] of [...names, ...identifiers].sort(([a], [b]) => b.length - a.length))
      labelled = labelled.replaceAll(known, label);
    return labelled;
  }

  function member(key: string, value: unknown): unknown {
    const kind = Object.hasOwn(IDENTIFIERS, key) ? IDENTIFIERS[key] : undefined;
    if (kind !== undefined && typeof value === 'string') return identifier(kind, value);
    const form = Object.hasOwn(PRESENT_ONLY, key) ? PRESENT_ONLY[key] : undefined;
    if (form !== undefined && PRESENT_FORM[form]!.test(String(value))) return form;
    return apply(value);
  }

  function apply(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(apply);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, member(key, inner)]));
  }

  return { name: (known, label) => void names.set(known, label), apply };
}
