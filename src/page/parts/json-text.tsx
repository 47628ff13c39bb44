import type { JSX } from 'preact';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Colours are not worth the work for more text than that. */
const LARGEST_COLOURED = 50_000;

/** A value as JSON with indentation; text that is JSON is shown so, and other text as it is. All of it is text: nothing in it runs. */
export function JsonText({ value }: { readonly value: unknown }): JSX.Element {
  const formatted = typeof value === 'string' ? formattedJson(value) : JSON.stringify(value, undefined, 2);
  if (formatted === undefined)
    return (
      <pre class="json" tabIndex={0}>
        {String(value)}
      </pre>
    );
  return (
    <pre class="json" tabIndex={0}>
      {formatted.length > LARGEST_COLOURED ? formatted : [...coloured(formatted)]}
    </pre>
  );
}

/** JSON text with indentation, where it is an object or a list. */
function formattedJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return undefined;
  }
}

function* coloured(json: string): Generator<JSX.Element | string> {
  let end = 0;
  for (const match of json.matchAll(TOKEN)) {
    const [token, text, colon] = match;
    yield json.slice(end, match.index);
    end = match.index + token.length;
    if (text === undefined) yield <span class="literal">{token}</span>;
    else if (colon === undefined) yield <span class="text">{text}</span>;
    else {
      yield <span class="name">{text}</span>;
      yield colon;
    }
  }
  yield json.slice(end);
}
