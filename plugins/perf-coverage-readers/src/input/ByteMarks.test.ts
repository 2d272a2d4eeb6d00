import fc from 'fast-check';
import { ByteMarks, nextLineFeed } from './ByteMarks';

describe('ByteMarks', () => {
  it('finds what a look at each byte finds, from any offset', () => {
    // Few values, so that carries between neighbours happen.
    const byte = fc.constantFrom(0, 1, 9, 10, 11, 43, 44, 45, 127, 128, 255);
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 30 }),
        fc.nat(30),
        fc.constantFrom(9, 44, 127, 10),
        (before, skip, mark) => {
          const bytes = Buffer.from([...before, mark]);
          const from = Math.min(skip, before.length);
          const view = new DataView(
            bytes.buffer,
            bytes.byteOffset,
            bytes.length,
          );
          expect(new ByteMarks(mark, 10).next(view, from)).toBe(
            bytes.findIndex(
              (code, at) => at >= from && (code === mark || code === 10),
            ),
          );
          if (bytes.indexOf(10, from) >= 0) {
            expect(nextLineFeed(view, from)).toBe(bytes.indexOf(10, from));
          }
        },
      ),
    );
  });
});
