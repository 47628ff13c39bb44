import type { Message } from '../../core/message';
import { parsedJson } from '../values/parsed-json';
import { printedBody } from '../values/printed';
import type { StandardSchema } from './standard-schema';

/** Reads what a message's body says. @throws TypeError for a body that does not fit */
export type JsonReader = (message: Pick<Message, 'body'>) => unknown;

/** Reads bodies by a schema. */
export function schemaReader(schema: StandardSchema, queueName: string): JsonReader {
  return ({ body }) => {
    const json = parsedJson(body);
    if (json === undefined) throw misfit(queueName, body, ['the body is no JSON']);
    const result = schema['~standard'].validate(json);
    if ('then' in result) {
      throw new TypeError(
        `The schema of queue "${queueName}" answers with a promise, and reading a message cannot wait for it: give a synchronous one.`,
      );
    }
    if (result.issues === undefined) return result.value;
    throw misfit(
      queueName,
      body,
      result.issues.map(({ path = [], message }) => withPath(pathInWords(path), message)),
    );
  };
}

/** The same reader, but a body that does not fit is read as plain JSON. */
export function leniently(read: JsonReader): JsonReader {
  return (message) => {
    try {
      return read(message);
    } catch {
      return parsedJson(message.body);
    }
  };
}

function misfit(queueName: string, body: string, issues: readonly string[]): TypeError {
  return new TypeError(
    [
      `A message in "${queueName}" does not fit the queue's schema:`,
      ...issues.map((issue) => `  ${issue}`),
      `Its body: ${printedBody(body)}`,
    ].join('\n'),
  );
}

/** Some libraries begin their messages with the path. */
function withPath(path: string, message: string): string {
  return path === '' || message.startsWith(`${path} `) ? message : `${path}: ${message}`;
}

function pathInWords(path: readonly (PropertyKey | { readonly key: PropertyKey })[]): string {
  const keys = path.map((segment) => (typeof segment === 'object' ? segment.key : segment));
  return keys.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)).join('');
}
