import { readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { ConfigError } from './config-error';
import { Findings } from './findings';
import { ownQueues } from './own-queues';
import type { Found } from './source';
import type { Template, TemplateOwner } from './template';
import { yamlText } from './yaml-text';

/**
 * Reads a file of queues; which form it has, its content and name tell.
 *
 * @param path - from the current folder
 * @param owner - whose queues these are, where the file does not say
 * @throws ConfigError that names file, line, what was found and what was expected
 */
export function readTemplate(path: string, owner: TemplateOwner): Template {
  const text = textIn(path);
  const findings = new Findings(path);
  const { queues, mappings = [] } = foundIn(text, { path, findings, owner });
  findings.check();
  return {
    queues: Object.fromEntries([...queues].map(([name, { definition }]) => [name, definition])),
    mappings,
    notes: findings.notes,
    placeOf: (queue) => findings.place(queues.get(queue)?.at ?? { line: 1 }),
  };
}

interface Given {
  readonly path: string;
  readonly findings: Findings;
  readonly owner: TemplateOwner;
}

function foundIn(text: string, { path, findings, owner }: Given): Found {
  const source = { folder: dirname(path), findings, owner };
  if (extname(path) === '.json') checkJson(text, findings);
  return ownQueues({ ...source, root: yamlText(text, findings) });
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : message;
    throw new ConfigError(
      `Failed to read ${path}: ${reason}. Expected a file of queues, such as { "orders": { "VisibilityTimeout": 30 } }, in JSON or YAML.`,
    );
  }
}

/** YAML takes more than JSON: what is called JSON is to be such for everybody. */
function checkJson(text: string, findings: Findings): void {
  try {
    JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const [, offset] = /at position (\d+)/.exec(message) ?? [];
    const before = text.slice(0, offset === undefined ? text.trimEnd().length : Number(offset)).split('\n');
    const at = { line: before.length, column: before.at(-1)!.length + 1 };
    findings.fail(at, `this is not JSON: ${message.replace(/ (?:in JSON )?at position \d+.*$/s, '')}.`);
  }
}
