/** The two hash functions SQS shows to its callers, both as lower-case hex. */
export interface Digest {
  /** MD5 of a text's UTF-8 bytes, or of bytes. */
  md5(data: string | Uint8Array): string;
  /** SHA-256 of a text's UTF-8 bytes. */
  sha256(text: string): string;
}
