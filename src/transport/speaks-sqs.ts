import type { RequestHints } from './in-process/listeners';

/**
 * Whether a request to a server of several services is for SQS.
 *
 * JSON requests name the service in a header and signed ones in their signature; what is left has an `Action` in its URL.
 */
export function speaksSqs({ path, header }: RequestHints): boolean {
  const target = header('x-amz-target');
  if (target !== undefined) return target.startsWith('AmazonSQS.');
  const authorization = header('authorization');
  if (authorization !== undefined) return authorization.includes('/sqs/aws4_request');
  return /[?&]Action=/.test(path);
}
