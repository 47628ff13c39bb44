import { hash } from 'node:crypto';
import type { Digest } from '../core/digest';

/** Hashes by Node's own crypto. */
export const nodeDigest: Digest = {
  md5: (data) => hash('md5', data),
  sha256: (text) => hash('sha256', text),
};
