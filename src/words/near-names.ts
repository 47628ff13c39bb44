import { editDistance } from './edit-distance';

/** The names most like `name`, nearest first: for "did you mean". */
export function nearNames(name: string, known: Iterable<string>, limit = 3): string[] {
  const wanted = name.toLowerCase();
  return [...known]
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.toLowerCase()) }))
    .filter(
      ({ candidate, distance }) => distance <= Math.max(2, Math.max(name.length, candidate.length) * 0.4) || isPartOf(wanted, candidate),
    )
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** What may be meant, or else all that there is, as the end of a message. @param near - of {@link nearNames} */
export function namesInstead(near: readonly string[], known: readonly string[]): string {
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`;
}

function isPartOf(wanted: string, candidate: string): boolean {
  const other = candidate.toLowerCase();
  return wanted.length > 2 && other.length > 2 && (other.includes(wanted) || wanted.includes(other));
}
