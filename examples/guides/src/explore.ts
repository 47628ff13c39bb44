import { consume } from './your-code';

/** Charges whenever it is asked to. */
export class Bank {
  readonly charged: string[] = [];

  charge(paymentId: string): void {
    this.charged.push(paymentId);
  }
}

export const bank = new Bank();

export function startConsumer(queueUrl: string, payments: Bank): () => void {
  return consume(queueUrl, ({ Body }) => payments.charge(Body!));
}
