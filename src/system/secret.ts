import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that nobody guesses: 32 characters that may stand in a URL. */
export function freshSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether two secrets are the same; how long that takes tells nothing of where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [one, other].map((secret) => createHash('sha256').update(secret).digest());
  return timingSafeEqual(a!, b!);
}
