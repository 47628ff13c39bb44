import http from 'node:http';

const VALUES = Symbol.for('msw-sqs.process-values.1');

/** A value that is made once in a process, however many test files and copies of this module there are: core modules are what they share. */
export function oncePerProcess<T>(name: string, make: () => T): T {
  const holder = http.Server as unknown as { [VALUES]?: Map<string, unknown> };
  if (holder[VALUES] === undefined) Object.defineProperty(holder, VALUES, { value: new Map() });
  const values = holder[VALUES]!;
  if (!values.has(name)) values.set(name, make());
  return values.get(name) as T;
}
