import { UsageError } from './usage-error';

/** What `msw-sqs COMMAND` runs; each is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  serve: async (args) => (await import('./serve')).serve(args),
  parity: async (args) => (await import('./parity')).parity(args),
  help: async (args) => (await import('./help')).help(args),
};

/**
 * Runs a command line.
 *
 * The exit code is 0, 2 when the command line is wrong, or 1 when something else fails; either is told on stderr.
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await run(args);
  } catch (error) {
    const wrongUsage = error instanceof UsageError;
    process.stderr.write(`msw-sqs: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = wrongUsage ? 2 : 1;
  }
}

async function run([first = '--help', ...rest]: readonly string[]): Promise<void> {
  if (first === '--version' || first === '-v') return (await import('./print-version')).printVersion();
  if (first === '--help' || first === '-h') return COMMANDS['help']!(rest);
  if (!Object.hasOwn(COMMANDS, first)) throw new UsageError(await unknownCommand(first));
  if (rest.includes('--help') || rest.includes('-h')) return COMMANDS['help']!([first]);
  if (rest.includes('--version')) return (await import('./print-version')).printVersion();
  return COMMANDS[first]!(rest);
}

async function unknownCommand(text: string): Promise<string> {
  const names = Object.keys(COMMANDS);
  if (text.startsWith('-')) return `${text} comes before the command: expected msw-sqs serve ${text} …`;
  const { nearNames } = await import('../words/near-names');
  const near = nearNames(text, names);
  return `There is no command "${text}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${names.join(', ')}.`}`;
}
