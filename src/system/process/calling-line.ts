import { sep } from 'node:path';

/** So deep is looked: the AWS SDK has about ten frames of its own. */
const FRAMES = 30;
/** Where a frame stands: `at async placeOrder (/app/src/orders.ts:7:31)`, `at file:///app/src/orders.mjs:7:31`. */
const PLACE = /^ +at (?:.*\()?(?:async )?(?:file:\/\/)?(?<place>.+:\d+:\d+)\)?$/;
const NOT_THE_PROGRAMS = /^node:|^internal\/|^<|[\\/]node_modules[\\/]/;
/** From the folder of this package on; in its own tests that is its source, else its build. */
const WITHIN_PACKAGE = /(?<=[\\/]src[\\/])system[\\/]process[\\/][^\\/]*$|(?<=[\\/])[^\\/]*$/;

/**
 * The line of the program that is being run, or that awaits what is: the first that is neither in a package, nor in Node.js, nor here.
 *
 * @returns `src/orders.ts:7:31`, from the current folder; `undefined` where nobody awaits it, as with a callback
 */
export function callingLine(): string | undefined {
  return rememberedLine()();
}

/** {@link callingLine}, of this moment, told only when it is asked for: to look costs little, to put it into words costs more. */
export function rememberedLine(): () => string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const moment = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return () => lineIn(moment);
}

function lineIn({ stack = '' }: Error): string | undefined {
  const [here = '', ...places] = stack.split('\n').flatMap((line) => PLACE.exec(line)?.groups?.['place'] ?? []);
  const own = here.replace(WITHIN_PACKAGE, '');
  const found = places.find((place) => !NOT_THE_PROGRAMS.test(place) && !place.startsWith(own));
  const folder = process.cwd() + sep;
  return found?.startsWith(folder) === true ? found.slice(folder.length) : found;
}
