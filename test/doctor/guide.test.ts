import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES } from '../../src/doctor/rules';
import { openClinic } from './clinic';

const GUIDE = readFileSync(join(__dirname, '../../docs/doctor.md'), 'utf8');

describe('The guide to the doctor', () => {
  it('names all misuses, in the order in which they are told', () => {
    const named = [...GUIDE.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);

    expect(named).toEqual(RULES.map(({ misuse }) => misuse));
  });

  it('shows what the doctor says', async () => {
    const { sqs, receiveOne, wait, delete: remove, close } = openClinic();
    const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
    orders.send({ orderId: 42 });
    const message = await receiveOne(orders);
    await wait(40);
    await remove(orders, message);
    const [head, finding] = sqs.doctor().toText().split('\n\n');
    close();

    const [shown] = /^msw-sqs: the doctor found[^`]*/m.exec(GUIDE)!;
    expect(shown).toContain(head);
    const lines = shown.split('\n');
    for (const line of finding!.split('\n').filter((one) => !one.includes('late-delete'))) expect(lines).toContain(line);
  });
});
