import { remembered } from '../core/remembered';
import type { SqsHttpRequest } from './sqs-http';

/** What a signature says about who signed, and for where. */
export interface CredentialScope {
  /** Empty for a request without a signature. */
  readonly accessKey: string;
  readonly region: string | undefined;
  /** The IAM user id whose key it is. */
  readonly userId: string;
}

const USER_ID_LENGTH = 21;

/**
 * Reads the credential of a signed request: from `Authorization`, or from `X-Amz-Credential` in a presigned URL.
 *
 * Signatures are not checked.
 */
export function credentialScopeOf(request: SqsHttpRequest): CredentialScope {
  return scopeOf(fromHeader(request.header('authorization')) ?? fromUrl(request.url) ?? '');
}

/** A caller signs thousands of requests, but only one credential a day. */
const scopeOf = remembered((credential): CredentialScope => {
  const [accessKey = '', , region, , terminator] = credential.split('/');
  return { accessKey, region: terminator === undefined || region === '' ? undefined : region, userId: userIdOf(accessKey) };
});

/** An IAM user id of AWS' form that is always the same for one access key. */
function userIdOf(accessKey: string): string {
  const letters = accessKey.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return `AIDA${letters}`.padEnd(USER_ID_LENGTH, 'X').slice(0, USER_ID_LENGTH);
}

function fromHeader(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const at = header.indexOf('Credential=');
  if (at < 0) return undefined;
  const start = at + 'Credential='.length;
  const end = header.indexOf(',', start);
  return header.slice(start, end < 0 ? undefined : end).trim();
}

function fromUrl(url: string): string | undefined {
  if (!url.includes('X-Amz-Credential=')) return undefined;
  return new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('X-Amz-Credential') ?? undefined;
}
