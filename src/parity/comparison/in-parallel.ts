/**
 * Does something with each of a list, several at a time; begins in their order.
 *
 * @throws what the first to fail threw; those not yet begun are left
 */
export async function inParallel<Item>(items: readonly Item[], concurrency: number, work: (item: Item) => Promise<void>): Promise<void> {
  const rest = items.values();
  const lane = async (): Promise<void> => {
    // The lanes share one iterator: each takes what nobody has taken.
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
}
