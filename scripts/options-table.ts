import type { OptionTable } from '../src/options/option';
import { places } from '../src/options/places';

/** The options of worlds as docs/options.md shows them, in Markdown. */
export function optionsTable(): string {
  const ofWorlds: OptionTable = places.createSqs.options;
  const rows = Object.entries<OptionTable[string]>(places.file.options).map(([name, { otherwise, text }]) => {
    const where = Object.hasOwn(ofWorlds, name) ? '' : ' (only `MSW_SQS`)';
    return `| \`${name}\`${where} | ${otherwise} | ${text.replaceAll('](docs/', '](')} |`;
  });
  return ['| Option | Default | |', '| --- | --- | --- |', ...rows].join('\n');
}
