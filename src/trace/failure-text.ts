import { testRunner } from '../system/environment/test-runner';

/** Why a test failed, in the words of its runner, without colours. */
export function failureText(error: unknown): string {
  if (!isObject(error)) return plain(`Thrown: ${String(error)}`);
  const { name = 'Error', message, diff, stack } = error;
  const text = typeof message === 'string' ? message : String(stack ?? error);
  const difference = typeof diff === 'string' && !text.includes(diff) ? `\n\n${diff}` : '';
  const isMatcher = text.startsWith('\u001B') || text.startsWith('expect(') || name === 'AssertionError' || name === 'JestAssertionError';
  return plain(isMatcher || name === 'ExploreError' ? text + difference : `${String(name)}: ${text}${difference}`);
}

/** Adds a line to what the runner says about an error. @returns whether there was something to add it to */
export function addLine(error: unknown, line: string): boolean {
  if (!isObject(error) || typeof error['message'] !== 'string' || Object.isFrozen(error)) return false;
  const { message, stack } = error as { message: string; stack?: unknown };
  const longer = `${message}\n\n${line}`;
  const inStack = typeof stack === 'string' && message !== '' && stack.includes(message);
  try {
    // Jest prints the stack, which begins with the message, and makes a text of its own from an assertion of Node.js and its message.
    if (!inStack || testRunner() !== 'jest') error['message'] = longer;
    if (inStack) error['stack'] = stack.replace(message, () => longer);
  } catch {
    return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/\u001B\[[\d;]*m/g, '');
}
