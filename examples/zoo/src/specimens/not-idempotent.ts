import { bodyOf, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

interface Payment {
  readonly id: string;
  readonly amount: number;
}

/** Charges cards, and remembers what it charged. */
class Bank {
  readonly charged: Payment[] = [];

  charge(payment: Payment): void {
    this.charged.push(payment);
  }

  has({ id }: Payment): boolean {
    return this.charged.some((payment) => payment.id === id);
  }
}

function scenario(charge: (bank: Bank, payment: Payment) => void): Scenario {
  return async (sqs) => {
    const payments = sqs.createQueue('payments', { VisibilityTimeout: 30 });
    const bank = new Bank();
    for (const id of ['p-1', 'p-2']) payments.send({ id, amount: 10 });

    const stop = new Program().handleEach(payments.url, async (message) => charge(bank, bodyOf<Payment>(message)));
    await sqs.settle();
    stop();

    expect(bank.charged.map(({ id }) => id).sort()).toEqual(['p-1', 'p-2']);
  };
}

export const notIdempotent: Specimen = {
  mistake: 'charges again when a message is delivered again',
  broken: scenario((bank, payment) => bank.charge(payment)),
  fixed: scenario((bank, payment) => {
    if (!bank.has(payment)) bank.charge(payment);
  }),
};
