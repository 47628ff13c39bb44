import type { Shape, StructureShape } from '../api/shape';
import { ACTION_SHAPES, NOTHING } from '../api/shapes';
import type { Protocol, WireAnswer } from './protocol';
import { decodeQueryCall } from './query-call';
import { queryErrorOf } from './query-error';
import { queryXmlProtocol } from './query-xml';
import { isShown } from './shown';

/** Members that this form spells differently from the rest of SQS. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Messages', 'messages'],
  ['QueueUrls', 'queueUrls'],
]);

/**
 * The Query protocol, answered with the XML's tree as JSON: what callers get who send `Accept: application/json`.
 *
 * This is not AWS JSON 1.0. A request without an action is answered in XML all the same.
 */
export const queryJsonProtocol: Protocol = {
  decode: decodeQueryCall,

  encode(action, output, requestId) {
    const shape = ACTION_SHAPES[action].output;
    const result = shape === NOTHING ? {} : { [`${action}Result`]: structureToTree(shape, output) };
    return answer(200, { [`${action}Response`]: { ...result, ResponseMetadata: { RequestId: requestId } } }, requestId);
  },

  encodeError(error, requestId) {
    if (error.code === 'UnknownOperation') return queryXmlProtocol.encodeError(error, requestId);
    const { type, code, message, httpStatus } = queryErrorOf(error);
    return answer(httpStatus, { Error: { Type: type, Code: code, Message: message }, RequestId: requestId }, requestId);
  },
};

function structureToTree(shape: StructureShape, output: object): Record<string, unknown> {
  const source = output as Readonly<Record<string, unknown>>;
  const tree: Record<string, unknown> = {};
  for (const name in shape.members) {
    const member = shape.members[name]!;
    if (isShown(member, source[name])) tree[RENAMED.get(name) ?? name] = valueToTree(member, source[name]);
  }
  return tree;
}

function valueToTree(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return structureToTree(shape, value as object);
    case 'list':
      return (value as readonly unknown[]).map((item) => valueToTree(shape.item, item));
    case 'map':
      return Array.from(value as ReadonlyMap<string, unknown>, ([name, item]) => ({
        [shape.keyName]: name,
        Value: valueToTree(shape.value, item),
      }));
    default:
      return value;
  }
}

function answer(status: number, body: object, requestId: string): WireAnswer {
  return { status, headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId }, body: JSON.stringify(body) };
}
