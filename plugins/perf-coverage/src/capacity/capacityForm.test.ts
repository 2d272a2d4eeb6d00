import type { CapacityEntry } from 'backstage-plugin-perf-coverage-common';
import { aCapacityEntry } from '../__testUtils__/planningApi';
import { capacityProblems, formOf, settingsFrom } from './capacityForm';

const settled: CapacityEntry['settings'] = {
  hoursPerWeek: 24,
  share: 0.5,
  workingDays: [1, 2, 3],
  skills: ['load'],
  absences: [{ start: '2026-12-21', end: '2027-01-01' }],
};

describe('the capacity form', () => {
  it.each<[string, CapacityEntry]>([
    ['of a person', aCapacityEntry({ settings: settled })],
    ['of nobody who said anything', aCapacityEntry()],
    [
      'of a team',
      aCapacityEntry({
        kind: 'group',
        settings: { holidays: [{ start: '2026-12-24', end: '2026-12-26' }] },
      }),
    ],
  ])('%s stores what it shows, where nothing is changed', (_name, entry) => {
    expect(settingsFrom(formOf(entry), entry)).toEqual(entry.settings);
  });

  it('takes back what is emptied, and keeps the skills', () => {
    const entry = aCapacityEntry({ settings: settled });
    expect(
      settingsFrom(
        {
          hoursPerWeek: ' ',
          share: '25',
          workingDays: null,
          absences: [],
          calendar: null,
        },
        entry,
      ),
    ).toEqual({ share: 0.25, skills: ['load'] });
  });

  it.each([
    ['100', '', [], ['hours']],
    ['-1', '101', [], ['hours', 'share']],
    [
      'x',
      '',
      [{ start: '2026-12-02', end: '2026-12-01' }],
      ['hours', 'absence'],
    ],
    ['0', '0', [{ start: '2026-12-01', end: '2026-12-01' }], []],
  ])(
    'finds what can’t be: %s h, %s %%',
    (hoursPerWeek, share, absences, wrong) => {
      expect(
        capacityProblems({
          hoursPerWeek,
          share,
          workingDays: null,
          absences,
          calendar: null,
        }),
      ).toEqual(wrong);
    },
  );
});
