type InRange = (value: number) => boolean;

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `['=', 5]`, or one bound, or a lower one and then a higher one: `['>', 0, '<=', 5]`. @returns `undefined` for anything else */
export function numericRange(operand: unknown): InRange | undefined {
  if (!Array.isArray(operand) || (operand.length !== 2 && operand.length !== 4)) return undefined;
  const [comparison, bound, second, top] = operand as readonly unknown[];
  const first = compared(comparison, bound);
  if (operand.length === 2) return first;
  const isRange = String(comparison).startsWith('>') && String(second).startsWith('<') && Number(bound) < Number(top);
  const last = compared(second, top);
  if (!isRange || first === undefined || last === undefined) return undefined;
  return (value) => first(value) && last(value);
}

function compared(comparison: unknown, bound: unknown): InRange | undefined {
  if (typeof comparison !== 'string' || !Object.hasOwn(COMPARISONS, comparison) || typeof bound !== 'number') return undefined;
  return (value) => COMPARISONS[comparison]!(value, bound);
}
