import type { Queues } from '../core/queues';

/** Lets queues get the attributes of their definitions. @returns what is another one than it was, in words, by queue */
export function redefinedAttributes(queues: Pick<Queues, 'all'>, define: () => void): string[] {
  const before = new Map(Array.from(queues.all(), ({ arn, attributes }) => [arn, new Map(attributes)]));
  define();
  return Array.from(queues.all()).flatMap(({ arn, attributes }) => {
    const kept = before.get(arn);
    const changed = [...(kept ?? [])].filter(([name, value]) => attributes.get(name) !== value);
    const texts = changed.map(([name, value]) => `${name} is ${attributes.get(name) ?? 'not set'}, and was ${value}`);
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    return texts.length === 0 ? [] : [`Queue "${name}" has the attributes of its definition now: ${texts.join('; ')}.`];
  });
}
