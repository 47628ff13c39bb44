import type { Schema } from './schema';

/** How much of a list is wanted, and from where. */
export const PAGE = {
  limit: { type: 'integer', minimum: 0, maximum: 1000, default: 100, description: 'how many at most' },
  offset: { type: 'integer', minimum: 0, default: 0, description: 'how many to leave out before them' },
} as const satisfies Readonly<Record<string, Schema>>;

/** The page of a list that was asked for. */
export function pageOf<T>(items: readonly T[], { limit = PAGE.limit.default, offset = PAGE.offset.default }: PageAsked): T[] {
  return items.slice(offset, offset + limit);
}

interface PageAsked {
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

/** One of several names. */
export const oneOf = <const Names extends readonly string[]>(description: string, ...names: Names) =>
  ({ type: 'string', enum: names, description }) as const;
