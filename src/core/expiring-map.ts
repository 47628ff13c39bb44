import type { EpochMs } from './clock';

interface Entry<V> {
  readonly value: V;
  readonly atMs: EpochMs;
}

/**
 * Remembers values for a fixed time, at O(1) a call.
 *
 * Entries live in two generations, and the older one is dropped as a whole: nothing is ever searched for what has expired.
 */
export class ExpiringMap<V> {
  readonly #keepMs: number;
  #young = new Map<string, Entry<V>>();
  #old = new Map<string, Entry<V>>();
  #youngSinceMs: EpochMs = -Infinity;

  constructor(keepMs: number) {
    this.#keepMs = keepMs;
  }

  /** The value of `key`, unless it is older than the fixed time. */
  get(key: string, nowMs: EpochMs): V | undefined {
    const entry = this.#young.get(key) ?? this.#old.get(key);
    return entry !== undefined && nowMs - entry.atMs < this.#keepMs ? entry.value : undefined;
  }

  /** Remembers a value from now on. */
  set(key: string, value: V, nowMs: EpochMs): void {
    if (nowMs - this.#youngSinceMs >= this.#keepMs) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngSinceMs = nowMs;
    }
    this.#young.set(key, { value, atMs: nowMs });
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
