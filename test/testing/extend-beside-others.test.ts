import { sqs } from '../../src/jest';
import * as matchers from '../../src/testing/matchers';
import { extendBesideOthers } from '../../src/runners/extend-beside-others';
import { failureOf } from './shop';

const orders = sqs.createQueue('orders');

/** A matcher of another package, which passes for its own subject. */
const theirs = (mine: object) => (received: unknown) => ({ pass: received === mine, message: () => 'says the other package' });

describe('Matchers of other packages', () => {
  it('stand beside those of the same name in Jest', () => {
    const mine = { isTheirs: true };
    expect.extend({ toBeEmpty: theirs(mine) });

    expect(mine).toBeEmpty();
    expect(orders).toBeEmpty();
    orders.send('order 42');
    expect(orders).not.toBeEmpty();
    expect(failureOf(() => expect({}).toBeEmpty())).toBe('says the other package');
  });

  it('are asked about texts, but for those that are like queues', () => {
    const text = 'hello';
    expect.extend({ toBeEmpty: theirs(text as never) });

    expect(text).toBeEmpty();
    expect(() => expect('oders').not.toBeEmpty()).toThrow('there is no queue "oders". Did you mean "orders"?');
    expect(() => expect('arn:aws:sqs:eu-west-1:000000000000:refunds').not.toBeEmpty()).toThrow('there is no queue');
    expect(() => expect('http://localhost:4566/000000000000/refunds').not.toBeEmpty()).toThrow('there is no queue');
  });

  it('stand there for good when a second copy of this package is loaded', () => {
    const mine = { isTheirs: true };
    expect.extend({ toHaveReceivedCommand: theirs(mine) });

    jest.isolateModules(() => void jest.requireActual('../../src/jest'));

    expect(mine).toHaveReceivedCommand('SendMessage');
    expect(sqs).not.toHaveReceivedCommand('SendMessage');
  });

  it('stand beside them in a runner that wraps matchers, as Vitest does', () => {
    const wrapped = new Map<string, (received: unknown) => boolean>();
    const expect2 = {
      extend(added: Readonly<Record<string, unknown>>) {
        for (const [name, matcher] of Object.entries(added) as [string, (received: unknown) => { pass: boolean }][])
          wrapped.set(name, (received) => matcher.call({}, received).pass);
      },
    };
    const mine = { isTheirs: true };
    extendBesideOthers(expect2, matchers);
    expect2.extend({ toHaveReceivedAnyCommand: theirs(mine), toBeTheirs: theirs(mine) });
    extendBesideOthers(expect2, matchers);

    expect(wrapped.get('toHaveReceivedAnyCommand')!(mine)).toBe(true);
    expect(wrapped.get('toHaveReceivedAnyCommand')!({})).toBe(false);
    expect(wrapped.get('toHaveReceivedAnyCommand')!(sqs)).toBe(false);
    expect(wrapped.get('toBeTheirs')!(mine)).toBe(true);
  });
});
