import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, normalize } from 'node:path';
import { parseArn } from '../core/queue-address';
import { samConfig, withParameters } from './cloud-formation/sam-config';
import { openStack } from './cloud-formation/stack';
import { stackMappings } from './cloud-formation/stack-mappings';
import { ConfigError } from './config-error';
import { elasticMqQueues, WANTED } from './elastic-mq/elastic-mq-queues';
import { hoconText } from './elastic-mq/hocon-text';
import { Findings } from './findings';
import { scriptQueues } from './local-stack/script-queues';
import { membersOf } from './located';
import { ownQueues } from './own-queues';
import { serverlessQueues } from './serverless/serverless-queues';
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
  checkDeadLetters(queues, { findings, owner });
  findings.check();
  return {
    queues: Object.fromEntries([...queues].map(([name, { definition }]) => [name, definition])),
    mappings,
    notes: findings.notes,
    omissions: findings.omissions,
    placeOf: (queue) => findings.place(queues.get(queue)?.at ?? { line: 1 }),
  };
}

/** AWS takes no dead-letter queue of another region or account, and says no more than that it does not exist. */
function checkDeadLetters(queues: Found['queues'], { findings, owner }: Pick<Given, 'findings' | 'owner'>): void {
  for (const [name, { at, definition }] of queues) {
    const target = parseArn(String(definition['deadLetterQueue']));
    const { region, accountId } = parseArn(name) ?? owner;
    if (target === undefined || (target.region === region && target.accountId === accountId)) continue;
    const [what, option, there, here] =
      target.region === region ? ['account', 'accountId', target.accountId, accountId] : ['region', 'region', target.region, region];
    findings.wrong(
      at,
      `the dead-letter queue of ${name} is in the ${what} ${there}, and the queue in ${here}: write the ARN of a queue beside it, or say --${what} ${there}, or ${option}: '${there}' for createSqs.`,
    );
  }
}

interface Given {
  readonly path: string;
  readonly findings: Findings;
  readonly owner: TemplateOwner;
}

function foundIn(text: string, { path, findings, owner }: Given): Found {
  const instead = INSTEAD[extname(path)];
  if (instead !== undefined) throw new ConfigError(`${path} is ${instead}`);
  const source = { folder: dirname(path), findings, owner };
  if (isScript(text, path)) return scriptQueues(text, source);
  if (isHocon(text, path))
    return elasticMqQueues({
      ...source,
      root: hoconText(text, { ...source, chain: [normalize(path)], environment: globalThis.process?.env ?? {}, wanted: WANTED }),
    });
  if (extname(path) === '.json') checkJson(text, findings);
  const root = yamlText(text, findings);
  const members = [...(membersOf(root)?.keys() ?? [])];
  if (members.some((name) => OF_TEMPLATES.has(name))) {
    const sam = samConfig(source.folder);
    const stack = openStack({ ...source, root: withParameters(root, sam, findings) }, sam.stack ?? nameOf(path));
    return { queues: stack.queues, mappings: stackMappings(stack) };
  }
  const isServerless = members.includes('service') && members.some((name) => OF_SERVERLESS.has(name));
  return isServerless ? serverlessQueues({ ...source, root }) : ownQueues({ ...source, root });
}

const PROGRAM =
  'a program, which is not run here. What it comes to is read: npx serverless print > serverless.yml, or npx cdk synth > template.yml.';

/** Files that are not read, and what to do. */
const INSTEAD: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.py'].map((ending) => [ending, PROGRAM])),
  '.tf': 'of Terraform, which is not read. Write its queues into a file of their own: orders: { VisibilityTimeout: 30 }.',
  '.ps1': 'a script of PowerShell, which is not read. Write its queues into a file of their own: orders: { VisibilityTimeout: 30 }.',
};

function isScript(text: string, path: string): boolean {
  const isCalling = !isYaml(path) && /^\s*(?:awslocal|aws)\s+(?:--\S+\s+)*sqs\s/m.test(text);
  return extname(path) === '.sh' || /^#!.*sh\b/.test(text) || isCalling;
}

/** A name with a brace behind it, which no YAML has. */
function isHocon(text: string, path: string): boolean {
  return ['.conf', '.hocon'].includes(extname(path)) || (!isYaml(path) && /^\s*(?:queues\s*\{|include\s+\w*\(?")/m.test(text));
}

/** Templates may hold scripts. */
function isYaml(path: string): boolean {
  return ['.yml', '.yaml', '.json', '.template'].includes(extname(path));
}

/** What tells templates of CloudFormation: names that queues by name have not, with what they hold. */
const OF_TEMPLATES: ReadonlySet<string> = new Set(['AWSTemplateFormatVersion', 'Resources', 'Transform']);

/** What stands beside `service` in serverless.yml. */
const OF_SERVERLESS: ReadonlySet<string> = new Set(['provider', 'resources', 'functions', 'frameworkVersion', 'custom']);

/** What stands for the name of a stack. */
function nameOf(path: string): string {
  return basename(path).split('.')[0]!;
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? `it is a folder${nearFile(path)}` : message;
    throw new ConfigError(
      `Failed to read ${path}: ${reason}${reason.endsWith('?') ? '' : '.'} Expected a file of queues, such as { "orders": { "VisibilityTimeout": 30 } }, in JSON or YAML, or a template of CloudFormation.`,
    );
  }
}

/** A file of a folder that may be meant: cdk.out, or the scripts of LocalStack. */
function nearFile(folder: string): string {
  const file = readdirSync(folder)
    .toSorted()
    .find((name) => /\.(?:template\.json|ya?ml|conf|sh)$/.test(name));
  return file === undefined ? '' : `. Did you mean ${join(folder, file)}?`;
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
