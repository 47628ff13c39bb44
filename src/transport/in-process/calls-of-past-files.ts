import type http from 'node:http';
import { tell } from '../../system/process/tell';
import { isOfPastFile } from '../../system/runner/per-file';

/**
 * Knows the calls of consumers and timers that an earlier test file of this process has left running, and tells the running one, once.
 *
 * They are not to take what belongs to the running file, and nobody is left to hear of an answer or an error.
 */
export function callsOfPastFiles(): (request: http.ClientRequest, host: string) => boolean {
  let told = false;
  return (request, host) => {
    const isLate = request.listeners('response').some(isOfPastFile);
    if (isLate && !told) tell(lateInWords(host));
    told ||= isLate;
    return isLate;
  };
}

function lateInWords(host: string): string {
  return (
    `msw-sqs: a call to ${host} is not answered: it comes from an earlier test file, which has left something running. ` +
    'Stop its consumers and timers there, in afterAll: consumer.stop({ abort: true }), clearInterval(…).'
  );
}
