import type { Shape, StructureShape } from '../api/shape';
import { isShown } from './shown';

/** The members of a structure as XML elements, in the order of the shape, without what is empty. */
export function structureToXml(shape: StructureShape, output: object): string {
  const source = output as Readonly<Record<string, unknown>>;
  let xml = '';
  for (const name in shape.members) {
    const member = shape.members[name]!;
    const value = source[name];
    if (isShown(member, value)) xml += elements(name, member, value);
  }
  return xml;
}

/** An element; without content it closes itself. */
export function element(name: string, content: string): string {
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

/** An element that holds a text. */
export function textElement(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

function elements(name: string, shape: Shape, value: unknown): string {
  switch (shape.kind) {
    case 'structure':
      return element(name, structureToXml(shape, value as object));
    case 'list':
      return (value as readonly unknown[]).map((item) => elements(shape.queryName, shape.item, item)).join('');
    case 'map':
      return Array.from(value as ReadonlyMap<string, unknown>, ([key, item]) =>
        element(shape.queryName, textElement(shape.keyName, key) + elements('Value', shape.value, item)),
      ).join('');
    default:
      return textElement(name, String(value));
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // A bare CR would reach the reader as LF, and its MD5 check would fail.
  ['\r', '&#xD;'],
]);

/** Markup, CR, and all that XML 1.0 has no form for. */
const SPECIAL = /[&<>"]|[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A text as XML content; characters that XML cannot hold become U+FFFD. */
function escapeXml(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPES.get(character) ?? '\uFFFD');
}
