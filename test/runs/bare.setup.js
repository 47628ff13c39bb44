// What Jest's environment of a DOM does not have.
const MISSING = [
  'fetch',
  'Headers',
  'Request',
  'Response',
  'ReadableStream',
  'TextDecoder',
  'TextEncoder',
  'clearImmediate',
  'setImmediate',
  'structuredClone',
];
for (const name of MISSING) delete globalThis[name];
