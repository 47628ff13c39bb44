const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** A moment as a clock on the wall shows it, in the time zone of who looks: `14:05:09`, and the day: `Sat, 28 Nov 2026`. */
export function momentOfDay(atMs: number): { readonly time: string; readonly day: string } {
  return { time: TIME.format(atMs), day: DAY.format(atMs) };
}
