import { gzipSync } from 'node:zlib';

/** Numbers from 0 to below 1, the same for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Texts that mean something to one format or another. */
const pieces = [
  ...['"', "'", '\\', '{', '}', '[', ']', '<', '>', '/>', ',', ';', '\t', ':'],
  ...['\n', '\r\n', '\r', '\0', ' ', '\ufeff', '\u2028', '\ud800', 'ü', '😀'],
  ...['NaN', '-Infinity', '1e999', '-1', '0', '99999999999999999999', '1e-400'],
  ...['0x10', '١٢', '1,234.5', '-0', 'null', 'true', '""', '{}', '[]', '%'],
  ...['__proto__', 'constructor', '"__proto__":{"a":1},', 'toString', 'length'],
  ...['<!DOCTYPE a [<!ENTITY b "bb">]>', '&b;', '&#0;', '<![CDATA[', '<!--'],
  ...['<testcase name="x" time="-5"/>', '<?xml version="1.1"?>', 'xmlns="x"'],
  '\u001b[31m',
  '['.repeat(5000),
  '{"a":'.repeat(3000),
  '<a>'.repeat(2000),
  '9'.repeat(3000),
  'x'.repeat(20_000),
  '\n'.repeat(3000),
  '","'.repeat(3000),
];

type Change = (bytes: Buffer, random: () => number, other: Buffer) => Buffer;

const at = (bytes: Buffer, random: () => number) =>
  Math.floor(random() * (bytes.length + 1));

function replaced(bytes: Buffer, from: number, to: number, put: Buffer) {
  return Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);
}

/** Ways in which files break. */
const changes: Change[] = [
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let n = 1 + random() * 8; n > 0 && changed.length > 0; n -= 1) {
      changed[Math.floor(random() * changed.length)] = random() * 256;
    }
    return changed;
  },
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => bytes.subarray(at(bytes, random)),
  (bytes, random) => {
    const from = at(bytes, random);
    return replaced(bytes, from, from + random() * 60, Buffer.alloc(0));
  },
  (bytes, random) => {
    const from = at(bytes, random);
    const piece = pieces[Math.floor(random() * pieces.length)];
    return replaced(bytes, from, from + random() * 10, Buffer.from(piece));
  },
  (bytes, random) => {
    const from = at(bytes, random);
    const part = bytes.subarray(from, from + random() * 400);
    return replaced(bytes, from, from, Buffer.concat([part, part, part]));
  },
  (bytes, random, other) => {
    const from = at(other, random);
    const place = at(bytes, random);
    return replaced(
      bytes,
      place,
      place,
      other.subarray(from, from + random() * 2000),
    );
  },
  (bytes, random) => {
    // A number becomes another.
    const text = bytes.toString('latin1');
    const numbers = [...text.matchAll(/\d{1,15}(?:\.\d{1,15})?/g)];
    const number = numbers[Math.floor(random() * numbers.length)];
    const put = pieces[24 + Math.floor(random() * 14)];
    return number
      ? Buffer.from(
          text.slice(0, number.index) +
            put +
            text.slice(number.index + number[0].length),
          'latin1',
        )
      : bytes;
  },
];

/** A broken copy of a file. */
export function mutate(
  bytes: Buffer,
  other: Buffer,
  random: () => number,
): Buffer {
  let changed = bytes;
  for (let n = Math.floor(random() * 4); n >= 0; n -= 1) {
    changed = changes[Math.floor(random() * changes.length)](
      changed,
      random,
      other,
    );
  }
  const packed = random();
  if (packed < 0.02) {
    return Buffer.from(`\ufeff${changed.toString('utf8')}`, 'utf16le');
  }
  if (packed < 0.04) {
    const zipped = gzipSync(changed, { level: 1 });
    return random() < 0.5 ? zipped : zipped.subarray(0, at(zipped, random));
  }
  return changed;
}
