import * as sdk from '@aws-sdk/client-sqs';
import type { Shape } from '../../src/api/shape';
import { ACTION_NAMES, ACTION_SHAPES } from '../../src/api/shapes';
import { describeOperation } from './sdk-schema';

describe('The table of actions', () => {
  it('has the actions of the SDK', () => {
    const commands = Object.keys(sdk).filter((name) => name.endsWith('Command') && !name.startsWith('$'));

    expect([...ACTION_NAMES].sort()).toEqual(commands.map((name) => name.slice(0, -'Command'.length)).sort());
  });

  it.each(ACTION_NAMES)('has the members of %s, with the names of both protocols', (name) => {
    const { input, output } = ACTION_SHAPES[name];

    const described = { input: describeShape(input), output: describeShape(output) };

    expect(described).toEqual(correct(describeOperation((sdk as Record<string, unknown>)[`${name}$`])));
  });
});

function describeShape(shape: Shape): unknown {
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(Object.entries(shape.members).map(([name, member]) => [name, describeShape(member)]));
    case 'list':
      return { list: shape.queryName, of: describeShape(shape.item) };
    case 'map':
      return { map: shape.queryName, key: shape.keyName, of: describeShape(shape.value) };
    case 'integer':
    case 'long':
      return 'number';
    default:
      return shape.kind;
  }
}

/** The SDK, which no longer speaks the Query protocol, gives two members of ReceiveMessage one and the same name in it. */
function correct(operation: { input: unknown; output: unknown }): unknown {
  const input = operation.input as Record<string, object>;
  const names = input['MessageSystemAttributeNames'];
  if (names === undefined) return operation;
  return { ...operation, input: { ...input, MessageSystemAttributeNames: { ...names, list: 'MessageSystemAttributeName' } } };
}
