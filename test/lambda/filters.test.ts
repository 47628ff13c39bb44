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
    ['anything-but several', [{ 'anything-but': ['a', 'b'] }], ['c', 1, null, true], ['a', 'b']],
    ['anything-but numbers', [{ 'anything-but': [1, 2] }], [3, '1'], [1, 2]],
    ['anything-but where one item of a list is another', [{ 'anything-but': 'a' }], [['a', 'b']], [['a'], []]],
    ['anything-but a prefix', [{ 'anything-but': { prefix: 'or' } }], ['return', 1], ['order']],
    ['anything-but prefixes', [{ 'anything-but': { prefix: ['or', 're'] } }], ['bill'], ['order', 'return']],
    ['anything-but a suffix', [{ 'anything-but': { suffix: '.png' } }], ['a.jpg'], ['a.png']],
    ['anything-but in whatever case', [{ 'anything-but': { 'equals-ignore-case': ['ORDER', 'BILL'] } }], ['return'], ['Order', 'bill']],
    ['anything-but a wildcard', [{ 'anything-but': { wildcard: '*/lib/*' } }], ['/src/a.ts'], ['/a/lib/b.ts']],
    ['wildcard', [{ wildcard: 'or*r-*' }], ['order-1', 'orr-'], ['order', 'an order-1', 1]],
    ['wildcard across lines', [{ wildcard: 'a*z' }], ['a\nz'], ['a\n']],
    ['stars and backslashes in a wildcard', [{ wildcard: '2\\*3*\\\\' }], ['2*3 = 6\\'], ['2+3\\', '2*3']],
    ['points in a wildcard', [{ wildcard: '*.(png|gif)' }], ['a.(png|gif)'], ['a.png', 'axpng']],
    ['cidr', [{ cidr: '10.0.0.0/24' }], ['10.0.0.0', '10.0.0.255'], ['10.0.1.0', '10.0.0', 'ten', '10.0.0.256', 10]],
    [
      'cidr of IPv6',
      [{ cidr: '2001:db8::/32' }],
      ['2001:db8::1', '2001:0DB8:1:2:3:4:5:6'],
      ['2001:db9::1', '10.0.0.1', '2001:db8:1', '::1::'],
    ],
    ['suffix in whatever case', [{ suffix: { 'equals-ignore-case': '.PNG' } }], ['a.png', 'a.Png'], ['a.jpg']],
    ['numeric equality', [{ numeric: ['=', 5] }], [5], [6, '5']],
    ['a numeric range', [{ numeric: ['>', 0, '<=', 5] }], [1, 5, 0.5], [0, 6, '3', null]],
    ['numbers from one on', [{ numeric: ['>=', -1.5] }], [-1.5, 1e9], [-2, '0']],
    ['several rules, of which one must hold', [{ prefix: 'or' }, { numeric: ['<', 0] }, null], ['order', -1, null], ['bill', 1]],
    ['a number, however it is written', [300], [300.0, 3e2], [301, '300']],
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

  it('knows what is null, and there', async () => {
    const bodies = [{ type: null }, { other: 1 }, { type: 'null' }];

    expect(await passed([{ body: { type: [null] } }], ...bodies)).toEqual([{ type: null }]);
    expect(await passed([{ body: { type: [{ exists: true }] } }], ...bodies)).toEqual([{ type: null }, { type: 'null' }]);
    expect(await passed([{ body: { type: [{ exists: false }, 'null'] } }], ...bodies)).toEqual([{ other: 1 }, { type: 'null' }]);
  });

  it('looks into lists of objects, of which one must match as a whole', async () => {
    const anna = { firstName: 'Anna', lastName: 'Smith' };
    const jones = { firstName: 'Peter', lastName: 'Jones' };
    const people = [{ people: [anna, jones] }, { people: [[anna], [jones]] }, { people: anna }, { people: [] }, { people: 'Anna' }];
    const named = (pattern: object) => passed([{ body: { people: pattern } }], ...people);

    expect(await named({ firstName: ['Anna'], lastName: ['Smith'] })).toEqual(people.slice(0, 3));
    expect(await named({ firstName: ['Anna'], lastName: ['Jones'] })).toEqual([]);
    expect(await named({ lastName: [{ exists: false }] })).toEqual([{ people: [] }, { people: 'Anna' }]);
  });

  it('is about what is missing in all objects of a list, not in one', async () => {
    const bodies = [{ lines: [{ gift: true }, {}] }, { lines: [{}, {}] }];

    expect(await passed([{ body: { lines: { gift: [{ exists: false }] } } }], ...bodies)).toEqual([{ lines: [{}, {}] }]);
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

  it('knows alternatives within each other, and next to what must hold as well', async () => {
    const pattern = { source: ['shop'], $or: [{ type: ['a'] }, { type: ['b'], $or: [{ amount: [1] }, { vip: [true] }] }] };
    const matching = [
      { source: 'shop', type: 'a' },
      { source: 'shop', type: 'b', vip: true },
    ];

    expect(await passed([{ body: pattern }], ...matching, { source: 'web', type: 'a' }, { source: 'shop', type: 'b' })).toEqual(matching);
  });

  it('knows alternatives of which one is about the body, and one about what goes with the message', async () => {
    const sqs = openWorld();
    const orders = sqs.createQueue('orders');
    const { batches, handler } = recording();
    const $or = [{ body: { type: ['a'] } }, { messageAttributes: { tenant: { stringValue: ['acme'] } } }, { body: [{ prefix: 'pl' }] }];
    mapEventSource(orders, handler, { filters: [{ $or }], batchSize: 1 });
    orders.send({ type: 'a' });
    orders.send('text', { messageAttributes: { tenant: 'acme' } });
    orders.send('plain');
    orders.send({ type: 'b' });

    await sqs.settle();

    expect(batches.flat().sort()).toEqual(['plain', 'text', '{"type":"a"}']);
  });

  it('takes lists and nested JSON for JSON, and numbers and texts for plain text', async () => {
    const order = { order: { lines: [{ sku: 'x' }] } };

    expect(await passed([{ body: { order: { lines: { sku: ['x'] } } } }], order, [order], '"x"', '42')).toEqual([order, [order]]);
    expect(await passed([{ body: ['42', { suffix: 'x' }] }], '42', 'x', '["42"]', { x: 'x' })).toEqual([42, 'x']);
    expect(await passed([{ body: [{ exists: true }] }], 'text', { x: 1 })).toEqual(['text']);
    expect(await passed([{ body: { x: [{ exists: false }] } }], 'text', { y: 1 })).toEqual([{ y: 1 }]);
  });

  it('that says nothing of the body takes every body', async () => {
    const filters = [{ eventSource: ['aws:sqs'], attributes: { ApproximateReceiveCount: ['1'] } }];

    expect(await passed(filters, 'text', { type: 'a' })).toEqual(['text', { type: 'a' }]);
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

  it('has a pattern of up to 4,096 characters', () => {
    const orders = openWorld().createQueue('orders');
    const ofLength = (length: number) => ({ body: { type: ['x'.repeat(length - '{"body":{"type":[""]}}'.length)] } });
    const map = (filter: EventSourceFilter) => mapEventSource(orders, async () => {}, { filters: [{ body: ['a'] }, filter] }).delete();

    expect(() => map(ofLength(4096))).not.toThrow();
    for (const filter of [ofLength(4097), JSON.stringify(ofLength(4097)), { Pattern: JSON.stringify(ofLength(4097)) }])
      expect(() => map(filter)).toThrow(
        "at 'filterCriteria.filters.2.member.pattern' failed to satisfy constraint: Member must have length less than or equal to 4096",
      );
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
    { body: { $or: [{ type: ['a'] }] } },
    { body: { $or: { type: ['a'] } } },
    { $or: [{ body: { type: ['a'] } }] },
    { body: { type: [{ prefix: 'a', suffix: 'b' }] } },
    { body: { type: [{ exists: true, prefix: 'b' }] } },
    { body: { type: [{ 'anything-but': ['a', 2] }] } },
    { body: { type: [{ 'anything-but': [null] }] } },
    { body: { type: [{ 'anything-but': [] }] } },
    { body: { type: [{ 'anything-but': { numeric: ['=', 1] } }] } },
    { body: { type: [{ 'anything-but': { prefix: '' } }] } },
    { body: { type: [{ wildcard: 'a**b' }] } },
    { body: { type: [{ wildcard: 'a\\b' }] } },
    { body: { type: [{ cidr: '10.0.0.0' }] } },
    { body: { type: [{ cidr: '10.0.0.0/33' }] } },
    { body: { type: [{ cidr: 'ten/8' }] } },
    { body: { type: [{ numeric: ['>', 5, '<', 5] }] } },
    { body: { type: [{ numeric: ['<', 5, '>', 1] }] } },
    { body: { type: [{ numeric: ['=', 5, '<', 7] }] } },
    { body: { type: [{ numeric: ['>', '5'] }] } },
    { body: 'text' },
    { body: [] },
    { body: null },
    {},
    '',
    '[]',
  ])('is refused where it is no pattern: %j', (filter) => {
    const orders = openWorld().createQueue('orders');

    expect(() => mapEventSource(orders, async () => {}, { filters: [filter] })).toThrow('Invalid filter pattern definition.');
  });
});
