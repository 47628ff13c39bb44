export interface Order {
  orderId: number;
  customerId: string;
  items: { sku: string; quantity: number }[];
}

/** Reads an order from a message body. @throws Error when it is none */
export function parseOrder(body: string | undefined): Order {
  const order = JSON.parse(body ?? '') as Partial<Order>;
  if (typeof order.orderId !== 'number' || typeof order.customerId !== 'string' || !Array.isArray(order.items)) {
    throw new Error(`This is no order: ${body}`);
  }
  return order as Order;
}
