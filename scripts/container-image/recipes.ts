import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../run';

const GUIDE = 'docs/container.md';
const QUEUES = 'orders: { VisibilityTimeout: 30 }\n';

/** Runs the tests of the guide for Python and Java as they are written there, where there is what they need. @returns what was run, and what not */
export function runRecipes(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-recipes-'));
  try {
    return [python(join(folder, 'python')), java(join(folder, 'java'))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function python(folder: string): string {
  if (!isThere('python3')) return 'left out: Python, as there is no python3';
  write(folder, { 'test_orders.py': block('python'), 'queues.yml': QUEUES });
  run('python3', ['-m', 'venv', 'env'], folder);
  run('env/bin/pip', ['install', '--quiet', 'pytest', 'boto3', 'requests', 'testcontainers'], folder);
  return `Python: ${lastLine(tested('env/bin/pytest', ['--quiet'], folder))}`;
}

function java(folder: string): string {
  if (!isThere('mvn')) return 'left out: Java, as there is no mvn';
  const files = { 'pom.xml': pom(), 'src/test/java/OrdersTest.java': block('java'), 'src/test/resources/queues.yml': QUEUES };
  write(folder, files);
  const output = tested('mvn', ['--batch-mode', 'test'], folder);
  return `Java: ${lastLine(output.match(/Tests run: .*/g)?.join('\n') ?? output)}`;
}

/** The only block of a language in the guide. */
function block(language: string): string {
  const blocks = [...readFileSync(GUIDE, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'))];
  if (blocks.length !== 1) throw new Error(`Expected one block of ${language} in ${GUIDE}, but there are ${blocks.length}.`);
  return blocks[0]![1]!;
}

function pom(): string {
  const dependencies = [
    ['org.testcontainers', 'testcontainers', '1.21.3'],
    ['software.amazon.awssdk', 'sqs', '2.31.50'],
    ['org.junit.jupiter', 'junit-jupiter', '5.11.4'],
  ];
  const listed = dependencies.map(
    ([group, artifact, version]) =>
      `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>msw-sqs</groupId><artifactId>recipe</artifactId><version>1</version>
  <properties><maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target></properties>
  <dependencies>${listed.join('')}</dependencies>
  <build><plugins><plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.2</version></plugin></plugins></build>
</project>
`;
}

/** Where Ryuk cannot be pulled, nothing is left behind all the same: the tests stop what they start. */
function tested(command: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, TESTCONTAINERS_RYUK_DISABLED: 'true' };
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`The recipe fails (${command}):\n${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version']).status === 0;
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)!;
}
