import { startSqsServer } from '../../src/server';
import { asking } from '../control/asking';
import { describeWithSqlite, newFolder, removeFolders } from './with-sqlite';

afterAll(removeFolders);

describeWithSqlite('A snapshot that is restored where queues are kept in a folder', () => {
  it('is there again when the server is started anew', async () => {
    const data = newFolder();
    const server = await startSqsServer({ port: 0, clock: 'virtual', data, queues: { orders: {} } });
    const ask = await asking(server);
    server.sqs.queue('orders').send('order 42');
    const { json } = await ask('GET /snapshot');
    await ask('DELETE /queues/orders');
    await ask('PUT /snapshot', json);
    await server.close();

    await using again = await startSqsServer({ port: 0, clock: 'virtual', data });

    expect(again.sqs.queue('orders').messages).toMatchObject([{ body: 'order 42' }]);
    expect(again.sqs.clock.now()).toBe(json.atMs);
  });
});
