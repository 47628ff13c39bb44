import timers from 'node:timers';

const { setImmediate, setInterval, setTimeout, clearInterval, clearTimeout } = timers;

/** As Node.js has it: a global `setTimeout` that is another is fake. */
export const nodesSetTimeout: unknown = setTimeout;

let isSetting = false;

/** Node's own timers, taken at load: a test's fake timers must not stop them, not even those that Jest installs before anything is loaded. */
export const realTimers = {
  setImmediate,
  setInterval: marked(setInterval),
  setTimeout: marked(setTimeout),
  clearInterval,
  clearTimeout,
};

/** Whether a timer that is being made at this moment is one of these, and so nobody else's. */
export function isSettingRealTimer(): boolean {
  return isSetting;
}

function marked<Set extends (...args: never[]) => unknown>(set: Set): Set {
  return ((...args) => {
    isSetting = true;
    try {
      return set(...args);
    } finally {
      isSetting = false;
    }
  }) as Set;
}
