interface Address {
  readonly value: bigint;
  readonly bits: number;
}

/** The addresses in a block: `10.0.0.0/24`, `2001:db8::/32`. @returns `undefined` for what is none */
export function addressRange(block: string): ((address: string) => boolean) | undefined {
  const [, start = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(block) ?? [];
  const first = addressOf(start);
  if (first === undefined || Number(length) > first.bits) return undefined;
  const others = BigInt(first.bits - Number(length));
  return (text) => {
    const address = addressOf(text);
    return address !== undefined && address.bits === first.bits && address.value >> others === first.value >> others;
  };
}

function addressOf(text: string): Address | undefined {
  return text.includes(':') ? longAddress(text) : shortAddress(text);
}

/** `10.0.0.33`. */
function shortAddress(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return { value: joined(parts.map(Number), 8n), bits: 32 };
}

/** `2001:db8::1`: zeros between the colons are left out. */
function longAddress(text: string): Address | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const missing = 8 - before!.length - after!.length;
  const isWhole = tail === undefined ? missing === 0 : missing > 0;
  const parts = [...before!, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after!];
  if (more.length > 0 || !isWhole || !parts.every((part) => /^[\da-f]{1,4}$/i.test(part))) return undefined;
  return {
    value: joined(
      parts.map((part) => parseInt(part, 16)),
      16n,
    ),
    bits: 128,
  };
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((sum, part) => (sum << bits) + BigInt(part), 0n);
}
