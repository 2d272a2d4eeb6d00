import fc from 'fast-check';
import { parseExpression } from './expressions';
import { areaOf, durationOf, stagesOfTrapezoids } from './profile';
import { hole, Variables } from './variables';

const seconds = fc.integer({ min: 0, max: 600 });
const trapezoid = fc.record({
  users: fc.integer({ min: 1, max: 100 }),
  delay: seconds,
  rise: seconds,
  hold: seconds,
  fall: seconds,
});

describe('profiles', () => {
  it('last from the first rise to the last fall and never exceed the sum of users', () => {
    fc.assert(
      fc.property(fc.array(trapezoid, { minLength: 1, maxLength: 8 }), rows => {
        const stages = stagesOfTrapezoids(rows);
        const start = Math.min(...rows.map(row => row.delay));
        const end = Math.max(
          ...rows.map(row => row.delay + row.rise + row.hold + row.fall),
        );
        const users = rows.reduce((sum, row) => sum + row.users, 0);
        expect(durationOf(stages)).toBe(end - start);
        for (const { target } of stages) {
          expect(target).toBeGreaterThanOrEqual(0);
          expect(target).toBeLessThanOrEqual(users);
        }
      }),
    );
  });

  it('hold what one row says', () => {
    fc.assert(
      fc.property(trapezoid, row => {
        const stages = stagesOfTrapezoids([row]);
        const { users, rise, hold, fall } = row;
        expect(areaOf(stages)).toBeCloseTo(
          users * (rise / 2 + hold + fall / 2),
          6,
        );
      }),
    );
  });
});

describe('expressions', () => {
  const text = (...pieces: string[]) =>
    fc
      .array(fc.constantFrom(...pieces), { maxLength: 200 })
      .map(parts => parts.join(''));

  it('never throw', () => {
    const odd = text('${', '}', '__P(', '(', ')', ',', '\\', 'a', '$');
    fc.assert(
      fc.property(odd, written => {
        expect(typeof new Variables(new Map()).evaluate(written)).toBe(
          'string',
        );
      }),
    );
  });

  it('keep plain text as it is', () => {
    fc.assert(
      fc.property(text('a', '{', '}', '(', ')', ',', ' ', '/'), written => {
        expect(new Variables(new Map()).evaluate(written)).toBe(written);
      }),
    );
  });

  it('end where functions are nested without end', () => {
    const nested = '${__eval('.repeat(10_000);
    expect(parseExpression(nested).length).toBeGreaterThan(0);
    expect(new Variables(new Map()).evaluate(nested)).toContain(hole);
  });
});
