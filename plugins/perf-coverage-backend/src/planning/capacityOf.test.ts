import { capacityEntries, capacityOf, KnownCapacity } from './capacityOf';

const care = 'group:default/care';
const ada = 'user:default/ada';
const bo = 'user:default/bo';

function known(over: Partial<KnownCapacity> = {}): KnownCapacity {
  return {
    people: [
      { entityRef: ada, title: 'Ada', teams: [care] },
      { entityRef: bo, title: 'Bo', teams: [care] },
    ],
    named: [care],
    complete: true,
    page: new Map(),
    configured: { of: new Map(), holidays: [] },
    defaults: {},
    ...over,
  };
}

const page = (settings: Record<string, object>) =>
  new Map(
    Object.entries(settings).map(([entityRef, own]) => [
      entityRef,
      { entityRef, settings: own, by: ada, at: '', revision: 1 },
    ]),
  );

const hoursOf = (capacity: KnownCapacity) =>
  capacityOf(capacity).people.map(own => [own.entityRef, own.hoursPerWeek]);

describe('who has time', () => {
  it('is nobody by name where nobody says', () => {
    expect(hoursOf(known())).toEqual([]);
  });

  it.each<[string, Partial<KnownCapacity>, [string, number | undefined][]]>([
    [
      'the group',
      { page: page({ [care]: { hoursPerWeek: 9 } }) },
      [
        [ada, 9],
        [bo, 9],
      ],
    ],
    [
      'one person alone',
      { page: page({ [bo]: { hoursPerWeek: 9 } }) },
      [[bo, 9]],
    ],
    [
      'the configuration, less than the page',
      {
        page: page({ [ada]: { hoursPerWeek: 5 } }),
        configured: {
          of: new Map([
            [ada, { hoursPerWeek: 7 }],
            [care, { hoursPerWeek: 8 }],
          ]),
          holidays: [],
        },
      },
      [
        [ada, 5],
        [bo, 8],
      ],
    ],
    [
      'absences without hours',
      { page: page({ [bo]: { absences: [] } }) },
      [[bo, undefined]],
    ],
    ['an assignment', { named: [care, ada] }, [[ada, undefined]]],
    [
      'no part in the work',
      { named: [], page: page({ [care]: { hoursPerWeek: 9 } }) },
      [],
    ],
  ])('is known by %s', (_name, over, expected) => {
    expect(hoursOf(known(over))).toEqual(expected);
  });

  it('has left where the catalog knows others', () => {
    const gone = 'user:default/gone';
    const left = (complete: boolean) =>
      capacityOf(known({ named: [gone], complete })).people[0].left ?? false;
    expect([left(true), left(false)]).toEqual([true, false]);
  });

  it('says where each figure is from', () => {
    const entries = capacityEntries(
      known({
        page: page({ [care]: { share: 0.5 }, [ada]: { workingDays: [1] } }),
        configured: {
          of: new Map([[ada, { skills: ['load'] }]]),
          holidays: [],
        },
        defaults: { hoursPerWeek: 12 },
      }),
      ref => ref === ada,
    );
    expect(entries[1]).toMatchObject({
      entityRef: ada,
      hoursPerWeek: { value: 12, source: 'default' },
      share: { value: 0.5, source: 'group-page' },
      workingDays: { value: [1], source: 'page' },
      skills: { value: ['load'], source: 'configuration' },
      editable: true,
    });
    expect(entries[2].editable).toBe(false);
  });
});
