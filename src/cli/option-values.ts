import { parseArgs } from 'node:util';
import { nearNames } from '../words/near-names';
import { UsageError } from './usage-error';

/** Options of a command by name: an example value for those that take one, `true` for those that do not. */
export type OptionTable = Readonly<Record<string, string | true>>;

/** What was given: text or `true` by name. */
export type OptionValues<Table extends OptionTable> = { readonly [Name in keyof Table]?: Table[Name] extends true ? true : string };

/**
 * Reads the options of a command.
 *
 * @throws UsageError for an option or argument that the command does not have, or a value that is missing or too much
 */
export function optionValues<Table extends OptionTable>(args: readonly string[], table: Table): OptionValues<Table> {
  const options = Object.fromEntries(
    Object.entries(table).map(([name, example]) => [name, { type: example === true ? 'boolean' : 'string' } as const]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === 'positional')
      throw new UsageError(`"${token.value}" is too much: expected options only, such as ${samples(table)}.`);
    if (token.kind === 'option') values[token.name] = checked(token.name, token.rawName, token.value, table);
  }
  return values as OptionValues<Table>;
}

function checked(name: string, rawName: string, value: string | undefined, table: OptionTable): string | true {
  const example = Object.hasOwn(table, name) ? table[name]! : undefined;
  if (example === undefined) throw new UsageError(unknownOption(name, rawName, table));
  if (example === true) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but was given "${value}": write just ${rawName}.`);
    return true;
  }
  if (value === undefined || value === '' || value.startsWith('--'))
    throw new UsageError(`${rawName} needs a value, as in ${rawName} ${example}.`);
  return value;
}

function unknownOption(name: string, rawName: string, table: OptionTable): string {
  const near = nearNames(name, Object.keys(table)).map((option) => `--${option}`);
  return `There is no option ${rawName}. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${samples(table)}.`}`;
}

function samples(table: OptionTable): string {
  return Object.keys(table)
    .map((name) => `--${name}`)
    .join(', ');
}
