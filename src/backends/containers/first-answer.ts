import { request } from 'node:http';
import { unsignedHeaders } from '../unsigned-headers';
import { realSleep } from '../../system/time/real-sleep';

const PAUSE_MS = 100;
/** A container whose server is not up may accept connections all the same. */
const ANSWER_WITHIN_MS = 5000;

/** Waits until SQS answers a call. @param signal - ends the waiting */
export async function firstAnswer({ endpoint, region }: { readonly endpoint: string; readonly region: string }, signal: AbortSignal) {
  while (!signal.aborted && !(await answers(endpoint, region))) await realSleep(PAUSE_MS);
}

function answers(endpoint: string, region: string): Promise<boolean> {
  const headers = unsignedHeaders('ListQueues', { accessKey: 'test', region });
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
