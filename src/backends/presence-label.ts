const MILLISECONDS = { label: '<ms>', form: /^\d{13}$/ };
const SECONDS = { label: '<s>', form: /^\d{10}$/ };

/** Members that hold a moment or a principal: only their form can be compared. */
const PRESENT_ONLY: ReadonlyMap<string, { readonly label: string; readonly form: RegExp }> = new Map([
  ['SenderId', { label: '<sender>', form: /./ }],
  ['SentTimestamp', MILLISECONDS],
  ['ApproximateFirstReceiveTimestamp', MILLISECONDS],
  ['StartedTimestamp', MILLISECONDS],
  ['CreatedTimestamp', SECONDS],
  ['LastModifiedTimestamp', SECONDS],
]);

/** What stands for the value of a member that holds a moment or a principal; `undefined` for other members, and for other forms. */
export function presenceLabel(member: string, value: unknown): string | undefined {
  const known = PRESENT_ONLY.get(member);
  return known?.form.test(String(value)) === true ? known.label : undefined;
}
