/** The longest delay a timer can have; a longer one is waited for in parts. */
export const TIMER_MAX_MS = 2 ** 31 - 1;
