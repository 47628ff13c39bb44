import * as matchers from '../../../src/testing/matchers';

/** The matchers by their full names: one that is a second name of another says nothing of its own. */
export const MATCHER_NAMES: readonly string[] = Object.keys(matchers).filter((name) => {
  const longName = name.replace(/^toReceive(?=.*Command)/, 'toHaveReceived');
  return longName === name || Reflect.get(matchers, longName) !== Reflect.get(matchers, name);
});
