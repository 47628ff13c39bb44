const NOT_ASCII = /[^\0-\x7f]/;

/** How many bytes a text has in UTF-8; a lone surrogate counts as U+FFFD, three bytes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  // Most text is ASCII, and a regular expression sees that four times as fast as a loop.
  const start = text.search(NOT_ASCII);
  if (start < 0) return bytes;
  for (let index = start; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes += 1;
    } else {
      bytes += 2;
      if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) index++;
    }
  }
  return bytes;
}

/**
 * Writes a text as UTF-8.
 *
 * @returns the offset behind it
 */
export function writeUtf8(text: string, target: Uint8Array, offset: number): number {
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      const low = text.charCodeAt(index + 1);
      if (isHighSurrogate(code) && isLowSurrogate(low)) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        index++;
      } else {
        code = 0xfffd;
      }
    }
    offset = writeCodePoint(code, target, offset);
  }
  return offset;
}

function writeCodePoint(code: number, target: Uint8Array, offset: number): number {
  if (code < 0x80) {
    target[offset++] = code;
    return offset;
  }
  if (code < 0x800) {
    target[offset++] = 0xc0 | (code >> 6);
  } else {
    if (code < 0x10000) {
      target[offset++] = 0xe0 | (code >> 12);
    } else {
      target[offset++] = 0xf0 | (code >> 18);
      target[offset++] = 0x80 | ((code >> 12) & 0x3f);
    }
    target[offset++] = 0x80 | ((code >> 6) & 0x3f);
  }
  target[offset++] = 0x80 | (code & 0x3f);
  return offset;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
