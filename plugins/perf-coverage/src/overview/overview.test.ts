import { aGap } from '../__testUtils__/builders';
import { nextBest } from './NextActions';

describe('nextBest', () => {
  const ids = (...gaps: Parameters<typeof aGap>[0][]) =>
    nextBest(
      gaps.map(gap => aGap(gap)),
      3,
    ).map(gap => gap.id);

  it('takes the most urgent, of equal ones the smaller', () => {
    expect(
      ids(
        { id: 'low', priority: 'low', capability: 'a' },
        { id: 'none', capability: 'b', estimate: null },
        {
          id: 'small',
          capability: 'c',
          estimate: { low: 1, high: 2, source: 'plan' },
        },
        { id: 'large', capability: 'd' },
      ),
    ).toEqual(['small', 'large', 'none']);
  });

  it('leaves closed ones out and puts last what waits for open work', () => {
    expect(
      ids(
        { id: 'closed', status: 'closed', capability: 'x' },
        { id: 'waits', capability: 'a', dependsOn: ['b'] },
        { id: 'first', capability: 'b', priority: 'low' },
        { id: 'free', capability: 'c', dependsOn: ['x'], priority: 'high' },
      ),
    ).toEqual(['free', 'first', 'waits']);
  });
});
