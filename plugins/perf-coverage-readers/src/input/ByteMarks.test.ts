import fc from 'fast-check';
import { ByteMarks, nextLineFeed } from './ByteMarks';

// Few values, so that carries between neighbours happen.
const byte = fc.constantFrom(0, 1, 9, 10, 11, 43, 44, 45, 127, 128, 255);

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

describe('ByteMarks', () => {
  it('finds what a look at each byte finds, from any offset', () => {
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 30 }),
        fc.nat(30),
        fc.constantFrom(9, 44, 127, 10),
        (before, skip, mark) => {
          const bytes = Buffer.from([...before, mark]);
          const from = Math.min(skip, before.length);
          const view = viewOf(bytes);
          expect(new ByteMarks(mark, 10).next(view, from)).toBe(
            bytes.findIndex(
              (code, at) => at >= from && (code === mark || code === 10),
            ),
          );
        },
      ),
    );
  });
});

describe('nextLineFeed', () => {
  it('finds what a look at each byte finds, from any offset', () => {
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 40 }),
        fc.array(byte, { maxLength: 9 }),
        fc.nat(40),
        (before, after, skip) => {
          const bytes = Buffer.from([...before, 10, ...after]);
          const from = Math.min(skip, before.length);
          expect(nextLineFeed(viewOf(bytes), from)).toBe(
            bytes.indexOf(10, from),
          );
        },
      ),
    );
  });
});
