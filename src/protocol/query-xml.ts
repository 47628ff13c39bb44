import { ACTION_SHAPES, NOTHING } from '../api/shapes';
import type { Protocol, WireAnswer } from './protocol';
import { decodeQueryCall } from './query-call';
import { queryErrorOf } from './query-error';
import { element, structureToXml, textElement } from './xml';

const NAMESPACE = 'xmlns="http://queue.amazonaws.com/doc/2012-11-05/"';

/** The Query protocol, answered in XML. */
export const queryXmlProtocol: Protocol = {
  decode: decodeQueryCall,

  encode(action, output, requestId) {
    const shape = ACTION_SHAPES[action].output;
    const result = shape === NOTHING ? '' : element(`${action}Result`, structureToXml(shape, output));
    const metadata = element('ResponseMetadata', textElement('RequestId', requestId));
    return answer(200, document(`${action}Response`, result + metadata), requestId);
  },

  encodeError(error, requestId) {
    if (error.code === 'UnknownOperation') return answer(404, '<UnknownOperationException/>', requestId);
    const { type, code, message, httpStatus } = queryErrorOf(error);
    const content = textElement('Type', type) + textElement('Code', code) + textElement('Message', message) + element('Detail', '');
    return answer(httpStatus, document('ErrorResponse', element('Error', content) + textElement('RequestId', requestId)), requestId);
  },
};

function document(root: string, content: string): string {
  return `<?xml version="1.0"?><${root} ${NAMESPACE}>${content}</${root}>`;
}

function answer(status: number, body: string, requestId: string): WireAnswer {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }, body };
}
