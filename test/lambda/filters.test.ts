import { mapEventSource } from '../../src/lambda';
import type { EventSourceFilter } from '../../src/lambda';
import { openWorld, recording } from './world';

/** Which of some bodies a function gets. */
async function passed(filters: readonly EventSourceFilter[], ...bodies: readonly unknown[]): Promise<unknown[]> {
  const sqs = openWorld();
  const orders = sqs.createQueue('orders');
  const { batches, handler } = recording();
  mapEventSource(orders, handler, { filters });
  for (const body of bodies) orders.send(body);
  await sqs.settle();
  expect(orders).toBeEmpty();
  return batches.flat().map((text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  });
}

describe('A filter', () => {
  it.each<readonly [what: string, rule: readonly unknown[], matching: readonly unknown[], others: readonly unknown[]]>([
    ['a value', ['order'], ['order'], ['Order', 'orders', 1, null]],
    ['several values', ['a', 1, true, null], ['a', 1, true, null], ['b', '1', false]],
    ['an empty text', [''], [''], ['a']],
    ['prefix', [{ prefix: 'or' }], ['order'], ['Order', 'for', 1]],
    ['suffix', [{ suffix: '.png' }], ['a.png'], ['a.PNG', 'png']],
    ['prefix in whatever case', [{ prefix: { 'equals-ignore-case': 'OR' } }], ['order', 'ORder'], ['for']],
    ['equals-ignore-case', [{ 'equals-ignore-case': 'ORDER' }], ['order', 'Order'], ['orders', 1]],
    ['anything-but a value', [{ 'anything-but': 'order' }], ['return', 1], ['order']],
    ['anything-but several', [{ 'anything-but': ['a', 2] }], ['b', 1], ['a', 2]],
    ['anything-but a prefix', [{ 'anything-but': { prefix: 'or' } }], ['return'], ['order']],
    ['numeric equality', [{ numeric: ['=', 5] }], [5], [6, '5']],
    ['a numeric range', [{ numeric: ['>', 0, '<=', 5] }], [1, 5, 0.5], [0, 6, '3', null]],
    ['one item of a list', ['a'], [['b', 'a']], [['b'], []]],
  ])('knows %s', async (_, rule, matching, others) => {
    const all = [...matching, ...others].map((type) => ({ type }));

    expect(await passed([{ body: { type: rule } }], ...all)).toEqual(matching.map((type) => ({ type })));
  });

  it('knows what is there, and what is not', async () => {
    expect(await passed([{ body: { type: [{ exists: true }] } }], { type: 'a' }, { other: 1 }, { type: { nested: 1 } })).toEqual([
      { type: 'a' },
    ]);
    expect(await passed([{ body: { type: [{ exists: false }] } }], { type: 'a' }, { other: 1 })).toEqual([{ other: 1 }]);
  });

  it('looks into objects, and asks for all members', async () => {
    const pattern = { body: { customer: { country: ['DE'], vip: [true] } } };
    const [both, one, none] = [{ customer: { country: 'DE', vip: true } }, { customer: { country: 'DE', vip: false } }, { customer: 'DE' }];

    expect(await passed([pattern], both, one, none)).toEqual([both]);
  });

  it('knows alternatives: $or, and several filters', async () => {
    const bodies = [{ type: 'a' }, { amount: 200 }, { type: 'b', amount: 1 }];
    const alternatives = [{ type: ['a'] }, { amount: [{ numeric: ['>', 100] }] }];

    expect(await passed([{ body: { $or: alternatives } }], ...bodies)).toEqual(bodies.slice(0, 2));
    expect(
      await passed(
        alternatives.map((body) => ({ body })),
        ...bodies,
      ),
    ).toEqual(bodies.slice(0, 2));
  });

  it('is an object, JSON text, or what AWS takes', async () => {
    for (const filter of [{ body: { type: ['a'] } }, '{"body":{"type":["a"]}}', { Pattern: '{"body":{"type":["a"]}}' }]) {
      expect(await passed([filter], { type: 'a' }, { type: 'b' })).toEqual([{ type: 'a' }]);
    }
  });

  it('for JSON drops plain text, and one for plain text JSON', async () => {
    expect(await passed([{ body: { type: ['a'] } }], 'plain', { type: 'a' }, '[1')).toEqual([{ type: 'a' }]);
    expect(await passed([{ body: [{ prefix: 'pl' }] }], 'plain', { type: 'a' }, '{"pl": 1}', 'other')).toEqual(['plain']);
  });

  it('knows what goes with a message', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    mapEventSource(orders, handler, { filters: [{ messageAttributes: { tenant: { stringValue: ['acme'] } } }] });
    orders.send('1', { messageAttributes: { tenant: 'acme' } });
    orders.send('2', { messageAttributes: { tenant: 'other' } });
    orders.send('3');

    await sqs.settle();

    expect(batches).toEqual([['1']]);
    expect(orders).toHaveDeleted('2');
  });

  it.each([
    { body: { type: 'a' } },
    { body: { type: [] } },
    { body: { type: [{}] } },
    { body: { type: [{ unknown: 'a' }] } },
    { body: { type: [{ prefix: 1 }] } },
    { body: { type: [{ exists: 'yes' }] } },
    { body: { type: [{ numeric: ['>'] }] } },
    { body: { type: [{ numeric: ['~', 1] }] } },
    { body: { type: [['a']] } },
    { body: {} },
    { body: { $or: [] } },
    {},
    '',
    '[]',
  ])('is refused where it is no pattern: %j', (filter) => {
    const orders = openWorld().createQueue('orders');

    expect(() => mapEventSource(orders, async () => {}, { filters: [filter] })).toThrow('Invalid filter pattern definition.');
  });
});
