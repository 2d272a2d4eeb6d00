import { parseEstimate } from 'backstage-plugin-perf-coverage-common';
import { aGap } from '../__testUtils__/builders';
import { estimateText, formOf, planProblem, wishOf } from './planForm';

describe('the plan of one gap', () => {
  it.each([
    { low: 15, high: 20 },
    { low: 10, likely: 15, high: 30 },
    { low: 8, high: 8 },
    { low: 0.5, high: 1.5 },
  ])('writes estimates so that they are read back: %j', estimate => {
    expect(parseEstimate(estimateText(estimate))).toMatchObject(estimate);
  });

  it('sets nothing where nothing was changed, and only what was', () => {
    const gap = aGap();
    const form = formOf(gap);
    expect(wishOf(form, gap)).toEqual({});
    expect(
      wishOf(
        { ...form, estimate: '3-4d', assignee: '', spentHours: '7.5' },
        gap,
      ),
    ).toEqual({ estimate: '3-4d', assignee: null, spentHours: 7.5 });
    expect(wishOf({ ...form, estimate: ' ' }, gap)).toEqual({ estimate: null });
  });

  it.each([
    [{ estimate: '20-15h' }, 'estimate'],
    [{ start: '2026-12-02', due: '2026-12-01' }, 'due'],
    [{ spentHours: '-1' }, 'spentHours'],
    [{ spentHours: '1e9' }, 'spentHours'],
    [{ due: '2026-12-01' }, undefined],
  ])('finds what can’t be in %j', (change, field) => {
    expect(planProblem({ ...formOf(aGap()), ...change })?.field).toBe(field);
  });
});
