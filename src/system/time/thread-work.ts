/** What Node.js gives to its threads, and where it is to be told that they are done: what is compressed, hashed, encrypted, derived. */
type Work = Record<string, unknown>;
type Tell = (...results: unknown[]) => unknown;
/** Makes a function run in the context in which it was given. */
type Bind = (run: Tell) => Tell;

/** What is at work, in the order in which it began. */
let working: { isDone: boolean; readonly tell: () => unknown }[] = [];
let told = 0;

const COMPRESSION = 'ZLIB';

/** Whether something that is being made is work for threads. @param type - as Node.js calls it for hooks */
export function isThreadWork(type: string): boolean {
  return type === COMPRESSION || type.endsWith('REQUEST');
}

/**
 * Takes note of work for threads that a program has made, which hears of its end by {@link tellOfThread}: threads take as long as they take,
 * and come to their ends in any order.
 */
export function noteThreadWork(type: string, work: object, bind: Bind): void {
  holdBack(work as Work, type === COMPRESSION ? 'cb' : 'ondone', (tell) => bind(tell.bind(work)));
}

/** How often a program has been told that a thread is done. */
export function threadsTold(): number {
  return told;
}

/** Whether threads are at work of which the program has not heard that they are done. */
export function threadsWork(): boolean {
  return working.length > 0;
}

/** Tells the program that the first of its threads is done, if it is. */
export function tellOfThread(): void {
  if (working[0]?.isDone !== true) return;
  told++;
  working.shift()!.tell();
}

/** The program is over. */
export function forgetThreadWork(): void {
  working = [];
}

/** It begins when somebody wants to hear of it: what is done at once has nobody who does. */
function holdBack(work: Work, name: string, bind: Bind): void {
  let current: Tell | undefined;
  Object.defineProperty(work, name, {
    configurable: true,
    enumerable: true,
    get: () => current,
    set(tell: Tell | undefined) {
      current = typeof tell === 'function' ? held(bind(tell)) : tell;
    },
  });
}

function held(tell: Tell): Tell {
  let results: readonly unknown[] = [];
  const entry = { isDone: false, tell: () => tell(...results) };
  working.push(entry);
  return (...given) => {
    [results, entry.isDone] = [given, true];
    // A run that is over is told at once: nobody looks after it any more.
    if (!working.includes(entry)) entry.tell();
  };
}
