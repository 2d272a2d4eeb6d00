import { aGap } from '../__testUtils__/builders';
import { changeFor, conflictsOf, inRequests, undoOf } from './changes';

const planned = aGap({
  planning: {
    gapId: 'gap-swap',
    assignee: 'user:default/ada',
    notes: 'Ask Ben first',
    by: 'user:default/lead',
    at: '2026-11-20T08:00:00Z',
    revision: 3,
  },
});

describe('changes of gaps’ plans', () => {
  it('keep what else is set, and name what the writer has seen', () => {
    expect(changeFor(planned, { phase: 'later' })).toEqual({
      entityRef: planned.entityRef,
      gapId: 'gap-swap',
      revision: 3,
      plan: {
        assignee: 'user:default/ada',
        notes: 'Ask Ben first',
        phase: 'later',
      },
    });
    expect(changeFor(aGap(), { assignee: null })).toMatchObject({
      revision: 0,
      plan: { assignee: null },
    });
  });

  it('are undone by what was before, on top of what they made', () => {
    expect(
      undoOf([
        {
          entityRef: 'component:default/a',
          gapId: 'g',
          before: { phase: 'first' },
          after: { gapId: 'g', phase: 'later', by: 'x', at: 'y', revision: 7 },
        },
      ]),
    ).toEqual([
      {
        entityRef: 'component:default/a',
        gapId: 'g',
        revision: 7,
        plan: { phase: 'first' },
      },
    ]);
  });

  it.each([
    [0, 1],
    [1200, 3],
    [1200, 240],
    [501, 1],
    [350, 350],
  ])('%d of %d components go in requests that are taken', (count, refs) => {
    const changes = Array.from({ length: count }, (_, index) => ({
      entityRef: `component:default/c${index % refs}`,
      gapId: `g${index}`,
      revision: 0,
      plan: {},
    }));
    const requests = inRequests(changes);
    expect(
      requests
        .flat()
        .map(({ gapId }) => gapId)
        .sort(),
    ).toEqual(changes.map(({ gapId }) => gapId).sort());
    for (const request of requests) {
      expect(request.length).toBeLessThanOrEqual(500);
      expect(
        new Set(request.map(({ entityRef }) => entityRef)).size,
      ).toBeLessThanOrEqual(100);
    }
  });

  it('know a conflict from any other error', () => {
    const conflict = { entityRef: 'component:default/a', gapId: 'g' };
    expect(
      conflictsOf({
        statusCode: 409,
        body: { conflicts: [conflict, 'odd', null] },
      }),
    ).toEqual([conflict]);
    expect(conflictsOf({ statusCode: 409, body: {} })).toEqual([]);
    expect(conflictsOf({ statusCode: 500, body: {} })).toBeUndefined();
    expect(conflictsOf(new Error('no'))).toBeUndefined();
  });
});
