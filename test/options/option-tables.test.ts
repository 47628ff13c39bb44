import { QUEUE_ATTRIBUTES } from '../../src/core/queue-attributes';
import type { OptionTable } from '../../src/options/option';
import { places } from '../../src/options/places';
import type { FileOptions } from '../../src/runners/sqs-of-file';
import type { SqsServerOptions } from '../../src/server/start-sqs-server';
import type { ShadowOptions } from '../../src/shadow/shadow-options';
import type { SendOptions } from '../../src/testing/queues/queue-view';
import type { QueueDefinition } from '../../src/world/queue-definition';
import type { QueueOptions } from '../../src/world/queue-options';
import type { RunOptions } from '../../src/world/run-isolated';
import type { SqsOptions } from '../../src/world/sqs-options';

/** The names of the types that users see; a name without a row, or a row without a name, does not compile. */
const NAMES = {
  createSqs: namesIn<SqsOptions>()(places.createSqs.options),
  run: namesIn<RunOptions>()(places.run.options),
  file: namesIn<FileOptions>()(places.file.options),
  server: namesIn<SqsServerOptions>()(places.server.options),
  definition: namesIn<QueueDefinition>()(places.definition.options),
  view: namesIn<QueueOptions>()(places.view.options),
  sending: namesIn<SendOptions>()(places.sending.options),
  shadow: namesIn<ShadowOptions>()(places.shadow.options),
};

type SameNames<Options, Table> = [keyof Options, keyof Table] extends [keyof Table, keyof Options] ? OptionTable : never;

function namesIn<Options>() {
  return <Table>(table: Table & SameNames<Options, Table>): string[] => Object.keys(table);
}

describe('The table of options', () => {
  it('has a row for each option of the types, and no other', () => {
    expect(Object.values(NAMES).every((names) => names.length > 0)).toBe(true);
  });

  it('has all attributes of queues that can be set', () => {
    const settable = [...QUEUE_ATTRIBUTES].filter(([, { form }]) => form !== undefined).map(([name]) => name);

    expect(NAMES.definition).toEqual(expect.arrayContaining(settable));
  });

  it('shows values that it takes itself', () => {
    const literals = Object.values(places).flatMap(({ options }) =>
      Object.entries(options).filter(([name]) => !['schema', 'sqs', 'endpoint'].includes(name)),
    );

    const refused = literals.filter(([, { kind }]) => !kind.accepts(new Function(`return (${kind.example})`)()));

    expect(refused.map(([name]) => name)).toEqual([]);
  });
});
