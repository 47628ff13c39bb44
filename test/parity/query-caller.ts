import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Shape } from '../../src/api/shape';
import { ACTION_SHAPES } from '../../src/api/shapes';
import type { Answer, CallAction } from '../../src/backends/call-action';
import type { SqsHttpResponse } from '../../src/transport/sqs-http';
import { formOf } from './form-of';

type Exchange = (request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) => Promise<SqsHttpResponse>;
type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: true,
});

/** Calls actions in the Query protocol as an old SDK does: a form goes out, XML comes back; input and output are those of the JSON protocol. */
export function queryCaller(exchange: Exchange): CallAction {
  const authorization = 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0';
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', authorization };
  return async (action, input) => {
    const { status, body } = await exchange({ headers, body: formOf(action, input).toString() });
    if (XMLValidator.validate(body) !== true) throw new Error(`${action} answered XML that is not well-formed: ${body}`);
    const document = parser.parse(body) as Node;
    if (status >= 400) return { error: errorOf(document, status) };
    const result = ((document[`${action}Response`] as Node)[`${action}Result`] ?? {}) as unknown;
    return (read(ACTION_SHAPES[action].output, result) ?? {}) as Answer;
  };
}

function errorOf(document: Node, status: number) {
  const { Code, Message } = (document['ErrorResponse'] as Node)['Error'] as Node;
  return { code: String(Code), message: String(Message), status };
}

/** Puts a tree of XML into the form of the JSON protocol; `undefined` for what is not there. */
function read(shape: Shape, node: unknown): unknown {
  if (node === undefined) return undefined;
  if (shape.kind === 'structure') {
    const members = Object.entries(shape.members).map(([name, member]) => [
      name,
      read(member, (node as Node)['queryName' in member ? member.queryName : name]),
    ]);
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  if (shape.kind === 'list') return listOf(node).map((item) => read(shape.item, item));
  if (shape.kind === 'map') {
    return Object.fromEntries(listOf(node).map((entry) => [(entry as Node)[shape.keyName], read(shape.value, (entry as Node)['Value'])]));
  }
  if (shape.kind === 'boolean') return node === 'true';
  return shape.kind === 'integer' || shape.kind === 'long' ? Number(node) : String(node);
}

function listOf(node: unknown): readonly unknown[] {
  return Array.isArray(node) ? node : [node];
}
