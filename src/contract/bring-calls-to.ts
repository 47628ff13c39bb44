import { isSqsHost } from '../core/sqs-hosts';
import { forwardTo } from './forward-to';
import { answering } from '../transport/in-process/answering';
import { interceptSqs } from '../transport/in-process/intercept-sqs';
import type { HostMatcher } from '../transport/in-process/listeners';
import { speaksSqs } from '../transport/speaks-sqs';
import { DEFAULT_PORTS } from '../transport/endpoints';
import type { StartedBackend } from '../backends/started-backend';

/** All calls to SQS, wherever they go. */
const anySqs: HostMatcher = (_protocol, hostname, _port, signs) => isSqsHost(hostname) || (signs !== undefined && speaksSqs(signs));

/**
 * Lets this process' calls to SQS through to the network, also where msw-sqs answers them otherwise.
 *
 * @returns a function that ends it
 */
export function letCallsThrough(): () => void {
  const interception = interceptSqs({ handlerHere: 'network', answering: () => answering, matches: anySqs });
  return () => interception.close();
}

/**
 * Brings this process' calls to SQS to a backend, by whatever clients they are made.
 *
 * A client keeps the endpoint that it found with its first call: code that was loaded once would go on calling the backend before.
 *
 * @returns a function that ends it
 */
export function bringCallsTo({ endpoint, sqs }: StartedBackend): () => void {
  if (sqs !== undefined) {
    const interception = interceptSqs({ handlerHere: () => sqs.handler, answering: () => answering, matches: anySqs });
    return () => interception.close();
  }
  if (endpoint === undefined) return () => {};
  const isBackend = serverAt(endpoint);
  const forwarder = forwardTo(endpoint);
  const interception = interceptSqs({
    handlerHere: () => forwarder.handler,
    answering: () => answering,
    matches: (protocol, hostname, port, signs) => !isBackend(protocol, hostname, port) && anySqs(protocol, hostname, port, signs),
  });
  return () => {
    interception.close();
    forwarder.close();
  };
}

function serverAt(endpoint: string): HostMatcher {
  const url = new URL(endpoint);
  const serverPort = url.port === '' ? DEFAULT_PORTS[url.protocol] : Number(url.port);
  return (protocol, hostname, port) => protocol === url.protocol && hostname === url.hostname && port === serverPort;
}
