/** A seed that differs from run to run. */
export function freshSeed(): number {
  return Math.floor(Math.random() * 2 ** 32);
}
