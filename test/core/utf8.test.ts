import { fc } from '../fast-check';
import { utf8Length, writeUtf8 } from '../../src/core/utf8';

describe('Text in UTF-8', () => {
  it('has the length and the bytes that TextEncoder gives it, lone surrogates included', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom('a', 'é', '✓', '😀', '\ud800', '\udc00') }),
        (some, other) => {
          const text = some + other;
          const expected = new TextEncoder().encode(text);

          const bytes = new Uint8Array(utf8Length(text));
          expect(writeUtf8(text, bytes, 0)).toBe(expected.length);
          expect([...bytes]).toEqual([...expected]);
        },
      ),
    );
  });
});
