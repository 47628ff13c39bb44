import { version } from '../../package.json';
import type { ActionOutput } from '../api/shapes';
import { SqsError } from '../core/sqs-error';
import type { WireAnswer, WireRequest } from '../protocol/protocol';
import { protocolOf } from '../protocol/protocol-of';
import { queryJsonProtocol } from '../protocol/query-json';
import { freshSeed } from '../system/fresh-seed';
import { seededRandom } from '../system/seeded-random';
import { worldOf, type Sqs } from '../world/sqs';
import { localStackPeek } from './local-stack-peek';
import { xmlTree } from './xml-tree';

const HEALTH = '/_localstack/health';
const MESSAGES = '/_aws/sqs/messages';

/** Whether a path is one that LocalStack has besides the calls of AWS, and that is answered here, too. */
export function isLocalStackPath(path: string): boolean {
  return path === HEALTH || path === MESSAGES || path.startsWith(`${MESSAGES}/`);
}

/** Answers what users of LocalStack ask of it besides the calls of SQS. */
export function localStackAnswer(sqs: Sqs, request: WireRequest): WireAnswer {
  const url = new URL(request.url);
  if (url.pathname === HEALTH) return health();
  const requestId = seededRandom(freshSeed()).uuid();
  const protocol = protocolOf(request);
  try {
    const output = localStackPeek(worldOf(sqs), queueOf(request, url), {
      showInvisible: isOn(url, 'ShowInvisible'),
      showDelayed: isOn(url, 'ShowDelayed'),
    });
    if (protocol === queryJsonProtocol) return jsonOfXml(output, requestId);
    return protocol.encode('ReceiveMessage', output, requestId);
  } catch (error) {
    const reason = `msw-sqs failed to answer, which is a fault of msw-sqs and not of your code: ${String(error)}`;
    return protocol.encodeError(error instanceof SqsError ? error : new SqsError('InternalFailure', reason), requestId);
  }
}

/** With the blanks of LocalStack's answer, which scripts look for. */
function health(): WireAnswer {
  const body = `{"services": {"sqs": "running"}, "edition": "msw-sqs", "version": "${version}"}`;
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

/** The queue that is asked for: by the path, by the query, or as an SDK asks whose endpoint this is. */
function queueOf(request: WireRequest, url: URL): string {
  const inPath = url.pathname.slice(MESSAGES.length + 1);
  if (inPath !== '') return new URLSearchParams(`name=${inPath.replaceAll('+', '%2B')}`).get('name')!;
  const inQuery = url.searchParams.get('QueueUrl');
  if (inQuery !== null || request.method !== 'POST') return inQuery ?? '';
  const { input } = protocolOf(request).decode(request);
  return 'QueueUrl' in input && typeof input.QueueUrl === 'string' ? input.QueueUrl : '';
}

function isOn(url: URL, name: string): boolean {
  return /^(true|1)$/i.test(url.searchParams.get(name) ?? '');
}

/** LocalStack turns its XML into JSON: one of a kind is no list, and what is empty is null. */
function jsonOfXml(output: ActionOutput<'ReceiveMessage'>, requestId: string): WireAnswer {
  const ReceiveMessageResponse = { ReceiveMessageResult: xmlTree('ReceiveMessage', output), ResponseMetadata: { RequestId: requestId } };
  return {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId },
    body: JSON.stringify({ ReceiveMessageResponse }),
  };
}
