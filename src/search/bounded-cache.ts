// Pure: it runs in browsers as well.

/** Keeps values up to a number, and forgets those that have not been used for longest. */
export class BoundedCache<Value> {
  readonly #most: number;
  readonly #values = new Map<string, { value: Value; use: number }>();
  #use = 0;

  /** @param most So many values are kept even if nobody uses them. */
  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    const kept = this.#values.get(key);
    if (kept) this.#keep(key, kept.value);
    return kept?.value;
  }

  set(key: string, value: Value): void {
    this.#keep(key, value);
  }

  /** Forget what is too much; what has been used since the last call stays in any case. */
  forget(): void {
    for (const [key, { use }] of this.#values) {
      if (this.#values.size <= this.#most || use === this.#use) break;
      this.#values.delete(key);
    }
    this.#use += 1;
  }

  #keep(key: string, value: Value): void {
    // The last one in the map is the last one that was used.
    this.#values.delete(key);
    this.#values.set(key, { value, use: this.#use });
  }
}
