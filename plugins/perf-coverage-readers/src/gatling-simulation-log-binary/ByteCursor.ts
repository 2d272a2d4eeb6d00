/** Thrown where the bytes at hand end before the value does. */
export class OutOfBytes extends Error {}

/** Thrown where the bytes are none that Gatling writes. */
export class BrokenRecord extends Error {}

const maxStringBytes = 64 * 1024;

/** Reads big-endian values, and strings as the JVM holds them. */
export class ByteCursor {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  byte(): number {
    this.#need(1);
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  int(): number {
    this.#need(4);
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  long(): number {
    this.#need(8);
    this.at += 8;
    return Number(this.bytes.readBigInt64BE(this.at - 8));
  }

  skip(bytes: number): void {
    this.#need(bytes);
    this.at += bytes;
  }

  /** Length in bytes, bytes, and 0 for Latin-1 or 1 for UTF-16; none where empty. */
  string(): string {
    const length = this.int();
    if (length < 0 || length > maxStringBytes) {
      throw new BrokenRecord(`a text of ${length} bytes`);
    }
    if (length === 0) {
      return '';
    }
    this.#need(length + 1);
    const bytes = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return this.byte() === 0
      ? bytes.toString('latin1')
      : bytes.toString('utf16le');
  }

  #need(bytes: number): void {
    if (this.at + bytes > this.bytes.length) {
      throw new OutOfBytes();
    }
  }
}
