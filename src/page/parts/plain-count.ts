/** A number and what it counts: `1 message`, `1,200 messages`. */
export function plainCount(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
