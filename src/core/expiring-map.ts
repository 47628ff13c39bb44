import type { EpochMs } from './clock';

/**
 * Remembers values for a fixed time from their `atMs` on, at O(1) a call.
 *
 * Entries live in two generations, and the older one is dropped as a whole: nothing is ever searched for what has expired.
 */
export class ExpiringMap<V extends { readonly atMs: EpochMs }> {
  readonly #keepMs: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #youngSinceMs: EpochMs = -Infinity;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** The value of `key`, unless it is older than the fixed time. */
  get(key: string, nowMs: EpochMs): V | undefined {
    const value = this.#young.get(key) ?? this.#old.get(key);
    return value !== undefined && nowMs - value.atMs < this.#keepMs ? value : undefined;
  }

  set(key: string, value: V): void {
    if (value.atMs - this.#youngSinceMs >= this.#keepMs) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngSinceMs = value.atMs;
    }
    this.#young.set(key, value);
  }

  /** All that is not older than the fixed time. */
  *entries(nowMs: EpochMs): Generator<[string, V]> {
    for (const key of new Set([...this.#old.keys(), ...this.#young.keys()])) {
      const value = this.get(key, nowMs);
      if (value !== undefined) yield [key, value];
    }
  }

  delete(key: string): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
