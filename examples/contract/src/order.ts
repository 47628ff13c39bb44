export interface Order {
  orderId: number;
  customerId: string;
  note?: string;
}
