import { request } from 'node:http';
import { pause } from '../system/pause';

const PAUSE_MS = 100;
/** A container whose server is not up may accept connections all the same. */
const ANSWER_WITHIN_MS = 5000;

/** Waits until SQS answers a call. @param signal - ends the waiting */
export async function firstAnswer({ endpoint, region }: { readonly endpoint: string; readonly region: string }, signal: AbortSignal) {
  while (!signal.aborted && !(await answers(endpoint, region))) await pause(PAUSE_MS);
}

function answers(endpoint: string, region: string): Promise<boolean> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'AmazonSQS.ListQueues',
    authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
  };
  return new Promise((resolve) => {
    const call = request(`${endpoint}/`, { method: 'POST', headers, agent: false, timeout: ANSWER_WITHIN_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    call
      .on('timeout', () => call.destroy())
      .on('error', () => {})
      .on('close', () => resolve(false))
      .end('{}');
  });
}
