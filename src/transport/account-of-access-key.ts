const ISSUED_KEY = /^A[KS]IA([A-Z2-7]{16})$/;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Ten base32 digits hold 50 bits: one above the account's 40, nine below. */
const DIGITS_WITH_ACCOUNT = 10;
const BITS_BELOW_ACCOUNT = 9;
const ACCOUNT_BITS = 40;

/**
 * The account that an access key of AWS belongs to, which AWS writes into the key itself.
 *
 * @returns twelve digits, or `undefined` for keys that AWS did not issue
 */
export function accountOfAccessKey(accessKey: string): string | undefined {
  const digits = ISSUED_KEY.exec(accessKey)?.[1];
  if (digits === undefined) return undefined;
  let value = 0;
  for (const digit of digits.slice(0, DIGITS_WITH_ACCOUNT)) value = value * BASE32.length + BASE32.indexOf(digit);
  const account = String(Math.floor(value / 2 ** BITS_BELOW_ACCOUNT) % 2 ** ACCOUNT_BITS).padStart(12, '0');
  return account.length === 12 ? account : undefined;
}
