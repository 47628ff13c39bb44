import { jsonProtocol } from './json';
import type { Protocol, WireRequest } from './protocol';
import { queryJsonProtocol } from './query-json';
import { queryXmlProtocol } from './query-xml';

/**
 * The protocol a request is written in, which is also that of its answer.
 *
 * AWS JSON shows itself by its content type or by the header `x-amz-target`; everything else is a Query.
 */
export function protocolOf(request: WireRequest): Protocol {
  if (request.header('x-amz-target') !== undefined) return jsonProtocol;
  if (request.header('content-type')?.toLowerCase().startsWith('application/x-amz-json')) return jsonProtocol;
  return request.header('accept')?.toLowerCase().includes('application/json') ? queryJsonProtocol : queryXmlProtocol;
}
