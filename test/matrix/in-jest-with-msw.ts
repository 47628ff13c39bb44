import type { Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as msw from 'msw';
import { setupServer } from 'msw/node';
import { createSqs } from 'msw-sqs';
import { sqs } from 'msw-sqs/jest';
import { letsOthersRun } from './event-loop';
import { realServer, serviceOf, textByHttp } from './promises';
import { consumesSlowly } from './slow-consumer';

const { http, HttpResponse } = msw;
/** What MSW 3 has no more. */
const isMsw3 = !('handleRequest' in msw);

/** MSW 2 reads the first, MSW 3 the second. */
const REFUSE_UNKNOWN = { onUnhandledRequest: 'error', onUnhandledFrame: 'error' } as const;

const SHOP = 'http://shop.example/';
const shop = http.get(SHOP, () => HttpResponse.text('open'));

let orders = sqs.createQueue('orders');
const service = serviceOf(() => orders.url);
const complaints = jest.spyOn(console, 'error').mockImplementation(() => {});
let other: { server: Server; url: string };

beforeAll(async () => {
  other = await realServer();
});
afterAll(() => {
  other.server.closeAllConnections();
  other.server.close();
  service.client.destroy();
});

/** Both have what is theirs, and MSW still refuses the rest. */
async function getAlong(): Promise<void> {
  await service.send('order 42');
  const list = await fetch(`${new URL(orders.url).origin}/?Action=ListQueues&Version=2012-11-05`);

  expect(orders).toHaveVisibleMessage('order 42');
  expect(await list.text()).toContain(orders.url);
  expect([await (await fetch(SHOP)).text(), await textByHttp(SHOP)]).toEqual(['open', 'open']);
  expect(complaints).not.toHaveBeenCalled();
  await expect(fetch(other.url)).rejects.toThrow(/fetch|MSW/i);
  complaints.mockClear();
}

describe("the user's own MSW server, started after msw-sqs", () => {
  const server = setupServer(shop);
  beforeAll(() => server.listen(REFUSE_UNKNOWN as never));

  it('gets along with it', getAlong);

  it('leaves SQS as it was when it is closed', async () => {
    server.close();

    await service.send('order 43');

    expect(orders).toHaveVisibleMessage('order 43');
    expect(await (await fetch(other.url)).text()).toBe('real');
  });
});

describe("the user's own MSW server, started before msw-sqs", () => {
  const server = setupServer(shop);
  beforeAll(() => {
    sqs.close();
    server.listen(REFUSE_UNKNOWN as never);
    sqs.listen();
  });

  it('gets along with it', getAlong);

  it('leaves no trace once both are closed', async () => {
    server.close();
    sqs.close();

    expect(await (await fetch(other.url)).text()).toBe('real');
    expect(await textByHttp(other.url)).toBe('real');
    sqs.listen();
  });
});

describe("the handlers in the user's own MSW server", () => {
  const own = createSqs();
  const server = setupServer(...own.handlers, shop);
  beforeAll(() => {
    orders = own.createQueue('orders', { VisibilityTimeout: 30 });
    server.listen(REFUSE_UNKNOWN as never);
  });
  afterAll(() => server.close());

  describe('under fake timers', () => {
    beforeEach(() => sqs.close());
    afterEach(() => {
      jest.useRealTimers();
      sqs.listen();
    });

    it('answer, and are moved with them', async () => {
      jest.useFakeTimers(isMsw3 ? { doNotFake: ['nextTick'] } : {});

      await consumesSlowly(own, (milliseconds) => own.clock.advance(milliseconds));
    });

    it('answer, or say what must be left real', async () => {
      jest.useFakeTimers();

      const sent = service.send('order 42');

      if (isMsw3) await expect(sent).rejects.toThrow("jest.useFakeTimers({ doNotFake: ['nextTick'] })");
      else expect(await sent).toMatchObject({ MessageId: expect.any(String) });
    });
  });

  describe('where msw-sqs/jest does not answer', () => {
    beforeAll(() => sqs.close());
    afterAll(() => sqs.listen());
    beforeEach(() => sqs.close());

    letsOthersRun(() => orders, it);
  });

  it('answer where msw-sqs/jest does not', async () => {
    sqs.close();

    await getAlong();
    expect(await service.receive()).toHaveLength(1);
    await own.clock.advance('31s');
    expect(await service.receive()).toHaveLength(1);
    sqs.listen();
  });
});
