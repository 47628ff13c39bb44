import { fifo, findsInEach, inGroup, type Case, type Ward } from './ward';

const six = [1, 2, 3, 4, 5, 6];

async function sendEach({ sqs, send }: Ward, group: string, bodies: readonly object[]): Promise<void> {
  const payments = sqs.createQueue('payments.fifo', fifo);
  for (const body of bodies) await send(payments, body, inGroup(group));
}

const orders = six.map((orderId) => ({ orderId }));
const customers = [...six, 7, 8, 9, 10].map((n) => ({ customer: `ada-${n}@example.org`, total: n }));

const GROUPS: readonly Case[] = [
  ...['order-group', 'order-processing', 'OrderProcessing', 'orders', 'payments', 'payment_events', 'default-group', 'GROUP-1', '1'].map(
    (group): Case => [`one group, "${group}", for orders`, (ward) => sendEach(ward, group, orders), 'one-message-group payments.fifo'],
  ),
  ...['ada', 'customer-7', 'acme', 'ORDER-2026-17', 'b7c1e0aa'].map((group): Case => [
    `nothing in a group that may well be somebody: "${group}"`,
    (ward) => sendEach(ward, group, orders),
  ]),
  [
    'one group where what differs stands within an envelope',
    (ward) =>
      sendEach(
        ward,
        'orders',
        six.map((orderId) => ({ type: 'order', data: { orderId } })),
      ),
    'one-message-group payments.fifo',
  ],
  [
    'nothing where a group is named after what all have within an envelope',
    (ward) =>
      sendEach(
        ward,
        'group-acme',
        six.map((orderId) => ({ type: 'order', data: { tenantId: 'acme', orderId } })),
      ),
  ],
  [
    'one group for customers who are told by their address',
    (ward) => sendEach(ward, 'GROUP-1', customers),
    'one-message-group payments.fifo',
  ],
];

describe('By the names of message groups the doctor finds', () => {
  findsInEach(GROUPS);
});
