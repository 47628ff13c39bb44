import { join } from 'node:path';
import * as ts from 'typescript';
import { ENTRIES } from '../scripts/entries';

/** An `@example` of something that an entry exports. */
interface Example {
  /** What it is an example of: `SqsClock.advance`. */
  readonly name: string;
  readonly code: string;
}

const ROOT = join(__dirname, '..');

/** "Your code", of which the examples speak. */
const YOURS = `
import { DeleteMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import type { ContractContext } from 'msw-sqs/parity';
import type { SqsHandler } from 'msw-sqs/lambda';
import type { QueueView, Sqs, StandardSchema } from 'msw-sqs';
import 'msw-sqs/jest';
declare global {
  interface Order { readonly orderId: number }
  const sqs: Sqs;
  const orders: QueueView;
  const deadLetters: QueueView;
  const audit: QueueView;
  const mails: QueueView;
  const client: SQSClient;
  const QueueUrl: string;
  const schema: StandardSchema<Order>;
  const handler: (event: SQSEvent, context: Context) => Promise<void>;
  const context: Context;
  const bill: SqsHandler;
  const ship: SqsHandler;
  const yourHandlers: [];
  const shipped: number[];
  const shop: { readonly fulfilled: number[] };
  const placeOrder: (...order: unknown[]) => Promise<void>;
  const handleOrders: (...order: unknown[]) => Promise<void>;
  const startConsumer: (...of: unknown[]) => { stop(): void };
  const createQueue: ContractContext['createQueue'];
  const eventually: ContractContext['eventually'];
  const needs: ContractContext['needs'];
  const pass: ContractContext['pass'];
}`;

/** Where else examples take names from. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  '@aws-sdk/client-sqs': /\b(?:SQSClient|[A-Z]\w+Command)\b/g,
  'msw/node': /\bsetupServer\b/g,
};

/** All examples of what the entries export, and of the members of that. */
export function publicExamples(program: ts.Program): Example[] {
  const checker = program.getTypeChecker();
  const found = new Map<string, Example>();
  const take = (name: string, symbol: ts.Symbol): void => {
    for (const tag of symbol.getJsDocTags(checker).filter((tag) => tag.name === 'example')) {
      const code = ts.displayPartsToString(tag.text).trim();
      found.set(`${name}\n${code}`, { name, code });
    }
  };
  for (const { symbol } of exportsOf(program)) {
    take(symbol.name, symbol);
    for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties().filter(isOurs))
      take(`${symbol.name}.${member.name}`, member);
  }
  return [...found.values()];
}

/** What the compiler has against examples, each with the name of what it is an example of. */
export function mistakesIn(examples: readonly Example[], program: ts.Program, options: ts.CompilerOptions): string[] {
  const importable = new Map(exportsOf(program).map(({ exported, subpath }) => [exported, subpath.replace('.', 'msw-sqs')]));
  const files = new Map([[join(ROOT, 'test/your-code.ts'), YOURS]]);
  examples.forEach(({ code }, index) => files.set(join(ROOT, `test/example-${index}.ts`), asModule(code, importable)));

  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? (program.getSourceFile(file) ?? getSourceFile(file, ...rest))
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  };
  const withExamples = ts.createProgram([...program.getRootFileNames(), ...files.keys()], options, host, program);
  const mistakes = (file: string): string[] => {
    const source = withExamples.getSourceFile(file);
    return [...withExamples.getSyntacticDiagnostics(source), ...withExamples.getSemanticDiagnostics(source)].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  };
  return [...files.keys()].flatMap((file, index) => mistakes(file).map((text) => `${examples[index - 1]?.name ?? 'your code'}: ${text}`));
}

/** With the imports that a reader adds. */
function asModule(code: string, importable: ReadonlyMap<string, string>): string {
  const own = code.match(/^import .*$/gm) ?? [];
  const body = code.replace(/^import .*$/gm, '');
  const declared = new Set([...code.matchAll(/\b(?:const|using) (\w+)|import \{ (\w+) \}/g)].map(([, name, imported]) => name ?? imported));
  const ours = [...new Set(body.match(/\b\w+\b(?!['"])/g))].filter((name) => importable.has(name) && !declared.has(name) && name !== 'sqs');
  const imports = [
    ...own,
    ...ours.map((name) => `import { ${name} } from '${importable.get(name)}';`),
    ...Object.entries(ELSEWHERE).flatMap(([module, names]) =>
      [...new Set(body.match(names))].map((name) => `import { ${name} } from '${module}';`),
    ),
  ];
  return `${imports.join('\n')}\nexport async function example() {\n${body}\n}\n`;
}

interface Exported {
  /** By what name it is imported. */
  readonly exported: string;
  readonly subpath: string;
  readonly symbol: ts.Symbol;
}

function exportsOf(program: ts.Program): Exported[] {
  const checker = program.getTypeChecker();
  return ENTRIES.flatMap(({ subpath, source }) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(join(ROOT, source))!)!).map((exported) => ({
      exported: exported.name,
      subpath,
      symbol: exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported,
    })),
  );
}

function isOurs({ declarations = [] }: ts.Symbol): boolean {
  return declarations.some((declaration) => declaration.getSourceFile().fileName.startsWith(join(ROOT, 'src')));
}
