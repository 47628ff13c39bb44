import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run';

const COMMAND = /msw-sqs (serve|parity)\b([^\n`]*)/g;
const FLAG = /(?<= )--([a-z-]+)/g;
const VARIABLE = /\bMSW_SQS_\w+/g;
const SCRIPT = /npm run (?:--silent )?([\w:-]+)/g;

/**
 * What the commands of a document name and what does not exist: flags of `msw-sqs`, variables that it reads, scripts of this project.
 *
 * @param cli - the file of the command
 */
export function unknownInCommands(path: string, cli: string): string[] {
  const document = readFileSync(path, 'utf8');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const flags = [...document.matchAll(COMMAND)].flatMap(([, command, rest]) =>
    [...rest!.split(/ #| && | \| /)[0]!.matchAll(FLAG)]
      .filter(([flag]) => !helpOf(cli, command!).includes(flag))
      .map(([flag]) => `msw-sqs ${command} has no ${flag}`),
  );
  const variables = [...document.matchAll(VARIABLE)].filter(([name]) => !sources().includes(name)).map(([name]) => `nothing reads ${name}`);
  const unknown = [...document.matchAll(SCRIPT)]
    .filter(([, script]) => !Object.hasOwn(scripts, script!))
    .map(([text]) => `there is no ${text} here`);
  return [...flags, ...variables, ...unknown].map((what) => `${path}: ${what}.`);
}

const helps = new Map<string, string>();

function helpOf(cli: string, command: string): string {
  if (!helps.has(command)) helps.set(command, run(process.execPath, [cli, 'help', command]));
  return helps.get(command)!;
}

let allSources: string | undefined;

function sources(): string {
  allSources ??= ['src', 'examples', 'test']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  return allSources;
}
