import timers from 'node:timers';

const { setImmediate, setInterval, setTimeout, clearInterval, clearTimeout } = timers;

/** Node's own timers, taken at load: a test's fake timers must not stop them, not even those that Jest installs before anything is loaded. */
export const realTimers = { setImmediate, setInterval, setTimeout, clearInterval, clearTimeout };
