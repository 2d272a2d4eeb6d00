/** Texts longer than this are looked up as strings by the caller. */
const maxKeyBytes = 512;
const slots = 4096;
const maxEntries = 8192;
/** More in one slot are no accident of the hash. */
const maxPerSlot = 16;

interface Entry<T> {
  key: Buffer;
  value: T;
}

/**
 * Values by the bytes of a text that a file holds again and again: a look-up
 * makes no string. Bounded: a full table forgets everything and starts anew.
 */
export class ByteTable<T> {
  readonly #slots: (Entry<T>[] | undefined)[] = new Array(slots);
  #size = 0;

  /** The value of the bytes, made by `make` where they are new. */
  get(bytes: Buffer, from: number, end: number, make: (text: string) => T): T {
    let hash = end - from;
    for (let at = from; at < end; at += 1) {
      hash = (Math.imul(hash, 31) + bytes[at]) | 0;
    }
    const slot = (hash ^ (hash >>> 15)) & (slots - 1);
    const entries = this.#slots[slot];
    if (entries !== undefined) {
      for (const entry of entries) {
        if (sameBytes(entry.key, bytes, from, end)) {
          return entry.value;
        }
      }
    }
    const value = make(bytes.toString('utf8', from, end));
    if (end - from <= maxKeyBytes) {
      this.#add(slot, { key: Buffer.from(bytes.subarray(from, end)), value });
    }
    return value;
  }

  #add(slot: number, entry: Entry<T>): void {
    if (this.#size >= maxEntries) {
      this.#slots.fill(undefined);
      this.#size = 0;
    }
    this.#size += 1;
    const entries = this.#slots[slot];
    if (entries && entries.length < maxPerSlot) {
      entries.push(entry);
    } else {
      this.#slots[slot] = [entry];
    }
  }
}

function sameBytes(
  key: Buffer,
  bytes: Buffer,
  from: number,
  end: number,
): boolean {
  if (key.length !== end - from) {
    return false;
  }
  for (let at = 0; at < key.length; at += 1) {
    if (key[at] !== bytes[from + at]) {
      return false;
    }
  }
  return true;
}
