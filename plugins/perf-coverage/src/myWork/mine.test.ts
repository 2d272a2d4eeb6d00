import { aGapPage } from '../__testUtils__/builders';
import { aWorkItem } from '../__testUtils__/planningApi';
import { myItems } from './mine';

const [gap] = aGapPage().items;
const me = {
  user: 'user:default/ada',
  refs: ['user:default/ada', 'group:default/scheduling'],
};
const due = (id: string, day: string) => ({
  ...gap,
  id,
  planning: { gapId: id, due: day, by: 'x', at: 'y', revision: 1 },
});

describe('what a reader has to do', () => {
  it('is theirs, then their team’s, then nobody’s; by last day, then priority', () => {
    const items = myItems(
      [
        { ...gap, id: 'free', assignee: null },
        { ...gap, id: 'team', assignee: 'group:default/scheduling' },
        { ...gap, id: 'low', priority: 'low' },
        due('soon', '2026-12-01'),
        due('later', '2027-01-01'),
        { ...gap, id: 'critical' },
      ],
      [],
      me,
    );
    expect(items.map(item => item.gap?.id)).toEqual([
      'soon',
      'later',
      'critical',
      'low',
      'team',
      'free',
    ]);
  });

  it('leaves out what others have, what is closed, and what comes twice', () => {
    expect(
      myItems(
        [
          { ...gap, id: 'theirs', assignee: 'user:default/ben' },
          { ...gap, id: 'closed', status: 'closed' },
          gap,
          gap,
        ],
        [],
        me,
      ),
    ).toHaveLength(1);
  });

  it('holds other work that is given to somebody and not done', () => {
    const items = myItems(
      [],
      [
        aWorkItem({ id: 'work-mine', assignee: 'user:default/ada' }),
        aWorkItem({
          id: 'work-done',
          assignee: 'user:default/ada',
          done: true,
        }),
        aWorkItem({ id: 'work-free', assignee: null }),
      ],
      me,
    );
    expect(items.map(item => item.key)).toEqual(['work-mine']);
  });
});
