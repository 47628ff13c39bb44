/** The time of the machine that this runs on: what SQS' own is told apart from. */
export function nowHere(): number {
  return Date.now();
}
