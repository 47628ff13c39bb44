/** Real turns of the event loop without a call of SQS after which calls in progress are taken to be done or waiting. */
const QUIET_TURNS = 6;
/** Gives up waiting for quiet: somebody calls SQS all the time. */
const TURNS_MAX = 2000;

// Taken at load: a test's fake timers must not stop it.
const realSetTimeout = globalThis.setTimeout;
const realSetImmediate: ((run: () => void) => unknown) | undefined = globalThis.setImmediate;

/** Waits until calls to SQS have ceased for a few turns of the real event loop. @param activity - rises with every call */
export async function quiescence(activity: () => number): Promise<void> {
  let seen = activity();
  let quiet = 0;
  for (let turn = 0; quiet < QUIET_TURNS && turn < TURNS_MAX; turn++) {
    await new Promise<void>((resolve) => (realSetImmediate === undefined ? realSetTimeout(resolve, 0) : realSetImmediate(resolve)));
    quiet = activity() === seen ? quiet + 1 : 0;
    seen = activity();
  }
}
