import { readFileSync } from 'node:fs';
import { QUEUE_ATTRIBUTES } from '../core/queue-attributes';
import { createSqs } from '../sqs';
import { nearNames } from '../testing/near-names';
import type { Owner } from '../world/queue-of-text';
import type { QueueDefinition } from '../world/queue-definition';
import { UsageError } from './usage-error';

type Queues = Readonly<Record<string, QueueDefinition>>;

const EXAMPLE = '{ "orders": { "VisibilityTimeout": 30 } }';
const SHORT_FORMS = ['deadLetterQueue', 'maxReceiveCount', 'tags'];

/**
 * Reads the queues of a JSON file, which may have them under `queues`, too.
 *
 * @throws UsageError that names file, queue and attribute
 */
export function queueFile(path: string, owner: Owner): Queues {
  const content = parsed(path);
  const queues = isObject(content) && isWrapped(content) ? content['queues'] : content;
  if (!isObject(queues)) throw new UsageError(`${path} holds ${kindOf(queues)}: expected an object of queues by name, such as ${EXAMPLE}.`);
  for (const [name, definition] of Object.entries(queues)) checkAttributes(`Queue "${name}" in ${path}`, definition);
  try {
    createSqs({ ...owner, queues: queues as Queues });
  } catch (error) {
    throw new UsageError(`${path}: ${(error as Error).message}`);
  }
  return queues as Queues;
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
  return Object.keys(others).length === 0 && isObject(queues) && !Object.keys(queues).some(isAttribute);
}

function checkAttributes(where: string, definition: unknown): void {
  if (!isObject(definition)) throw new UsageError(`${where} is ${kindOf(definition)}: expected an object of attributes, such as {}.`);
  const unknown = Object.keys(definition).find((name) => !isAttribute(name));
  if (unknown === undefined) return;
  const near = nearNames(unknown, [...QUEUE_ATTRIBUTES.keys(), ...SHORT_FORMS]);
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Expected attributes of SQS such as VisibilityTimeout.`;
  throw new UsageError(`${where} has no attribute ${unknown}. ${hint}`);
}

function isAttribute(name: string): boolean {
  return QUEUE_ATTRIBUTES.has(name) || SHORT_FORMS.includes(name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}
