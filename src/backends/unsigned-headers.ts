/** Whose queues a call means, for a server that checks no signatures. */
export interface UnsignedCaller {
  /** Twelve digits, for servers that take them for the account. */
  readonly accessKey: string;
  readonly region: string;
}

/** The headers of a call in AWS JSON 1.0 whose signature only names the caller. */
export function unsignedHeaders(action: string, { accessKey, region }: UnsignedCaller): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
  };
}
