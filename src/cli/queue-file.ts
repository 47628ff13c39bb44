import { readFileSync } from 'node:fs';
import { checkOptions } from '../options/check-options';
import type { OptionPlace } from '../options/option';
import { places } from '../options/places';
import type { QueueDefinition } from '../world/queue-definition';
import { UsageError } from './usage-error';

type Queues = Readonly<Record<string, QueueDefinition>>;

const EXAMPLE = '{ "orders": { "VisibilityTimeout": 30 } }';

/**
 * Reads the queues of a JSON file, which may have them under `queues`, too.
 *
 * @throws UsageError that names file, queue and attribute
 */
export function queueFile(path: string): Queues {
  const content = parsed(path);
  const queues = isObject(content) && isWrapped(content) ? content['queues'] : content;
  if (!isObject(queues)) throw new UsageError(`${path} holds ${kindOf(queues)}: expected an object of queues by name, such as ${EXAMPLE}.`);
  try {
    checkOptions(placeOf(path), { queues });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  return queues as Queues;
}

/** What the options of a file are checked against: errors show JSON. */
function placeOf(name: string): OptionPlace {
  const usage = (object: string): string => `{ "orders": ${object.replace(/(\w+):/g, '"$1":').replaceAll("'", '"')} }`;
  const { queues } = places.createSqs.options;
  const kind = { ...queues.kind, holdsByName: { ...places.definition, usage } };
  return { ...places.createSqs, name, options: { queues: { ...queues, kind } } };
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new UsageError(`Failed to read ${path} of --config: ${reason}. Expected a JSON file such as ${EXAMPLE}.`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${(error as Error).message}. Expected something like ${EXAMPLE}.`);
  }
}

/** `{ "queues": { "orders": {} } }`, which is not a queue by the name "queues". */
function isWrapped(content: Readonly<Record<string, unknown>>): boolean {
  const { queues, ...others } = content;
  return Object.keys(others).length === 0 && isObject(queues) && Object.values(queues).every(isObject);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
