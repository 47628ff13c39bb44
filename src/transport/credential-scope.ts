import type { SqsHttpRequest } from './sqs-http';

/** What a signature says about who signed, and for where. */
export interface CredentialScope {
  readonly accessKey: string;
  readonly region: string | undefined;
}

/**
 * Reads the credential of a signed request: from `Authorization`, or from `X-Amz-Credential` in a presigned URL.
 *
 * Signatures are not checked.
 */
export function credentialScopeOf(request: SqsHttpRequest): CredentialScope | undefined {
  const credential = fromHeader(request.header('authorization')) ?? fromUrl(request.url);
  if (credential === undefined) return undefined;
  const [accessKey = '', , region, , terminator] = credential.split('/');
  return { accessKey, region: terminator === undefined || region === '' ? undefined : region };
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
