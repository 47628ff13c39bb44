import { IDENTIFIER_MEMBERS } from '../../backends/identifier-members';
import { presenceLabel } from '../../backends/presence-label';

/** Replaces in a result what differs from run to run: each identifier becomes `<Kind 1>`, `<Kind 2>`, … in order of appearance. */
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
    if (IDENTIFIER_MEMBERS.has(key) && typeof value === 'string') return identifier(key, value);
    return presenceLabel(key, value) ?? apply(value);
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
