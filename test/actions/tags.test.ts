import { ListQueueTagsCommand, TagQueueCommand, UntagQueueCommand } from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

async function queue() {
  const { client, createQueue } = world();
  const QueueUrl = await createQueue('orders');
  return {
    tag: (Tags: Record<string, string>) => client.send(new TagQueueCommand({ QueueUrl, Tags })),
    untag: (...TagKeys: string[]) => client.send(new UntagQueueCommand({ QueueUrl, TagKeys })),
    tags: async () => (await client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags,
  };
}

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
const KEY_CHARACTERS = 'Tag keys may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @';

describe('The tags of a queue', () => {
  it('are absent at first', async () => {
    expect(await (await queue()).tags()).toBeUndefined();
  });

  it('add up; a key has its last value, which may be empty, and its case matters', async () => {
    const { tag, tags } = await queue();

    await tag({ team: 'a', Team: 'b', empty: '' });
    await tag({ team: 'c', 'ключ 1': 'ä _.:/=+-@' });

    expect(await tags()).toEqual({ team: 'c', Team: 'b', empty: '', 'ключ 1': 'ä _.:/=+-@' });
  });

  it('go one by one, whether they are there or not', async () => {
    const { tag, untag, tags } = await queue();
    await tag({ a: '1', b: '2' });

    await untag('a', 'unknown');

    expect(await tags()).toEqual({ b: '2' });
  });

  it.each<[Record<string, string>, string]>([
    [many(51), 'Too many tags added for queue orders.'],
    [{ '': 'x' }, 'Tag keys must be between 1 and 128 characters in length.'],
    [{ ['x'.repeat(129)]: 'x' }, 'Tag keys must be between 1 and 128 characters in length.'],
    [{ 'a*b': 'x' }, KEY_CHARACTERS],
    [
      { 'aws:x': 'x' },
      'Value aws:x for parameter Tag.Key is invalid. Reason: Tag keys must not start with aws:, which is reserved for AWS use.',
    ],
    [{ a: 'x'.repeat(257) }, 'Tag values must be between 0 and 256 characters in length.'],
  ])('are refused: %.60j', async (added, message) => {
    const { tag, tags } = await queue();

    expect(await refusal(tag(added))).toEqual({ name: 'InvalidParameterValue', status: 400, message });
    expect(await tags()).toBeUndefined();
  });

  it('are 50 at most, and those that are replaced do not count twice', async () => {
    const { tag } = await queue();
    await tag(many(50));

    await expect(tag(many(50))).resolves.toBeDefined();
    expect(await refusal(tag({ another: 'x' }))).toMatchObject({ name: 'InvalidParameterValue' });
  });

  it('must be named to be set or taken off', async () => {
    const { tag, untag } = await queue();

    expect(await refusal(tag({}))).toMatchObject({ name: 'MissingParameter', message: 'The request must contain the parameter Tags.' });
    for (const keys of [[], ['']]) {
      const message = 'Tag keys must be between 1 and 128 characters in length.';
      expect(await refusal(untag(...keys))).toMatchObject({ name: 'InvalidParameterValue', message });
    }
  });
});
