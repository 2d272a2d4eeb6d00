/** Texts longer than this are looked up as strings by the caller. */
const maxKeyBytes = 512;
const slots = 16_384;
const maxEntries = 8192;
const arenaBytes = 512 * 1024;
/** More neighbours are no accident of the hash. */
const maxProbes = 16;

/**
 * Values by the bytes of a text that a file holds again and again: a look-up
 * makes no string, and an entry no object. Bounded: a full table forgets
 * everything and starts anew.
 */
export class ByteTable<T> {
  /** Numbers of entries from 1; 0 where a slot is free. */
  readonly #slots = new Int32Array(slots);
  readonly #hashes = new Int32Array(maxEntries);
  readonly #starts = new Int32Array(maxEntries + 1);
  readonly #arena = Buffer.allocUnsafeSlow(arenaBytes);
  readonly #arenaView = viewOf(this.#arena);
  #values: T[] = [];
  #bytes: Buffer = Buffer.alloc(0);
  #view = viewOf(this.#bytes);

  /** The value of the bytes, made by `make` where they are new. */
  get(bytes: Buffer, from: number, end: number, make: (text: string) => T): T {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = viewOf(bytes);
    }
    const hash = hashOf(this.#view, from, end);
    let slot = slotOf(hash);
    let probes = 0;
    for (; probes < maxProbes; probes += 1) {
      const entry = this.#slots[slot] - 1;
      if (entry < 0) {
        break;
      }
      if (this.#hashes[entry] === hash && this.#isEntry(entry, from, end)) {
        return this.#values[entry];
      }
      slot = (slot + 1) & (slots - 1);
    }
    const value = make(bytes.toString('utf8', from, end));
    if (end - from <= maxKeyBytes) {
      const used = this.#starts[this.#values.length];
      if (
        probes === maxProbes ||
        this.#values.length >= maxEntries ||
        used + end - from > arenaBytes
      ) {
        this.#forget();
        slot = slotOf(hash);
      }
      this.#add(slot, hash, value, bytes, from, end);
    }
    return value;
  }

  #add(
    slot: number,
    hash: number,
    value: T,
    bytes: Buffer,
    from: number,
    end: number,
  ): void {
    const entry = this.#values.length;
    const start = this.#starts[entry];
    bytes.copy(this.#arena, start, from, end);
    this.#starts[entry + 1] = start + end - from;
    this.#hashes[entry] = hash;
    this.#values.push(value);
    this.#slots[slot] = entry + 1;
  }

  #forget(): void {
    this.#slots.fill(0);
    this.#values = [];
  }

  #isEntry(entry: number, from: number, end: number): boolean {
    const start = this.#starts[entry];
    if (this.#starts[entry + 1] - start !== end - from) {
      return false;
    }
    const view = this.#view;
    const arena = this.#arenaView;
    const ahead = start - from;
    let at = from;
    for (; at + 4 <= end; at += 4) {
      if (arena.getInt32(ahead + at, true) !== view.getInt32(at, true)) {
        return false;
      }
    }
    for (; at < end; at += 1) {
      if (arena.getUint8(ahead + at) !== view.getUint8(at)) {
        return false;
      }
    }
    return true;
  }
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Four bytes at once: each step waits for the one before. */
function hashOf(view: DataView, from: number, end: number): number {
  let hash = end - from;
  let at = from;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) {
    hash = Math.imul(hash ^ view.getUint8(at), 0x9e3779b1);
  }
  return hash;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
