import { readAbsences } from './readAbsences';

const range = { from: '2026-01-01', to: '2026-12-31' };

function calendar(...events: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Own//Test//EN',
    ...events.map(event => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
    '',
  ]
    .join('\n')
    .replace(/\n/g, '\r\n');
}

async function days(event: string, over: { zone?: string } = {}) {
  const { absences, problems } = await readAbsences(calendar(event), {
    ...range,
    ...over,
  });
  expect(problems).toEqual([]);
  return absences.map(({ start, end, hours }) =>
    [start, ...(end === start ? [] : [end]), ...(hours ? [hours] : [])].join(
      ' ',
    ),
  );
}

describe('readAbsences', () => {
  it.each([
    [
      'whole days, of which the last is the one before DTEND',
      'DTSTART;VALUE=DATE:20260105\nDTEND;VALUE=DATE:20260110',
      ['2026-01-05 2026-01-09'],
    ],
    ['one day without an end', 'DTSTART;VALUE=DATE:20260105', ['2026-01-05']],
    [
      'hours of a day',
      'DTSTART:20260105T090000\nDTEND:20260105T113000',
      ['2026-01-05 2.5'],
    ],
    [
      'a duration over midnight',
      'DTSTART:20260105T200000\nDURATION:PT30H',
      ['2026-01-05 4', '2026-01-07 2', '2026-01-06'],
    ],
    [
      'what lies within the days asked for alone',
      'DTSTART;VALUE=DATE:20251220\nDTEND;VALUE=DATE:20260103',
      ['2026-01-01 2026-01-02'],
    ],
    [
      'every other Friday, but for one',
      'DTSTART;VALUE=DATE:20260102\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4\nEXDATE;VALUE=DATE:20260116',
      ['2026-01-02', '2026-01-30', '2026-02-13'],
    ],
    [
      'the last Friday of each quarter until autumn',
      'DTSTART;VALUE=DATE:20260327\nRRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR;UNTIL=20260930',
      ['2026-03-27', '2026-06-26', '2026-09-25'],
    ],
    [
      'a day of the year, since long ago',
      'DTSTART;VALUE=DATE:19710501\nRRULE:FREQ=YEARLY',
      ['2026-05-01'],
    ],
    [
      'the fourth Thursday of November',
      'DTSTART;VALUE=DATE:20201126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
      ['2026-11-26'],
    ],
    [
      'a rule that never comes true',
      'DTSTART;VALUE=DATE:20250101\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
      [],
    ],
    [
      'nothing that is free or cancelled',
      'DTSTART;VALUE=DATE:20260105\nTRANSP:TRANSPARENT',
      [],
    ],
    ['nothing cancelled', 'DTSTART;VALUE=DATE:20260105\nSTATUS:CANCELLED', []],
  ])('reads %s', async (_, event, expected) => {
    expect((await days(event)).sort()).toEqual([...expected].sort());
  });

  it('takes no hour off where the clock changes', async () => {
    // From Saturday 22:00 to Sunday 22:00 are 23 hours in Berlin on that day.
    const zone = { zone: 'Europe/Berlin' };
    expect(
      await days('DTSTART:20260327T230000Z\nDTEND:20260329T220000Z', zone),
    ).toEqual(['2026-03-28 2026-03-29']);
    expect(
      await days('DTSTART:20261024T220000Z\nDTEND:20261025T230000Z', zone),
    ).toEqual(['2026-10-25']);
  });

  it('moves single occurrences', async () => {
    const { absences } = await readAbsences(
      calendar(
        'UID:a\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=2',
        'UID:a\nRECURRENCE-ID;VALUE=DATE:20260112\nDTSTART;VALUE=DATE:20260114',
      ),
      range,
    );
    expect(absences.map(absence => absence.start)).toEqual([
      '2026-01-05',
      '2026-01-14',
    ]);
  });

  it('names what it does not read, and reads the rest', async () => {
    const { absences, problems } = await readAbsences(
      calendar(
        'SUMMARY:Shift\nDTSTART:20260105T090000\nDTEND:20260105T100000\nRRULE:FREQ=HOURLY',
        'SUMMARY:Odd\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1',
        'SUMMARY:Back\nDTSTART;VALUE=DATE:20260110\nDTEND;VALUE=DATE:20260105',
        'SUMMARY:Nothing',
        'SUMMARY:Holiday\nDTSTART;VALUE=DATE:20260106',
      ),
      range,
    );
    expect(absences).toEqual([
      { start: '2026-01-06', end: '2026-01-06', title: 'Holiday' },
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^"Shift": recurrence by HOURLY is not read/),
      expect.stringMatching(/^"Odd": recurrence by BYSETPOS is not read/),
      '"Back": it ends before it begins',
      '"Nothing": it has no start',
    ]);
  });

  it.each([
    ['other text', 'name,day', /no iCalendar file/],
    ['a cut file', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', /can't be read/],
    ['a broken line', 'BEGIN:VCALENDAR\r\nnonsense\r\n', /can't be read/],
    ['too much', `BEGIN:VCALENDAR${'\n'.repeat(1_000_001)}`, /more than/],
    [
      'too many events',
      calendar(
        ...Array.from({ length: 5001 }, () => 'DTSTART;VALUE=DATE:20260105'),
      ),
      /5001 events/,
    ],
  ])('refuses %s', async (_, text, why) => {
    await expect(readAbsences(text, range)).rejects.toThrow(why);
  });

  it.each([
    ['2026-13-01', '2026-12-31'],
    ['2026-12-31', '2026-01-01'],
    ['1990-01-01', '2026-01-01'],
  ])('refuses the days from %s to %s', async (from, to) => {
    await expect(readAbsences(calendar(), { from, to })).rejects.toThrow(
      /2026-01-0|up to 3660 days/,
    );
  });

  it('gives up on many rules that began long ago', async () => {
    const { problems } = await readAbsences(
      calendar(
        ...Array.from(
          { length: 200 },
          () =>
            'DTSTART;VALUE=DATE:19700101\nRRULE:FREQ=YEARLY;COUNT=100;BYMONTH=2;BYMONTHDAY=30',
        ),
      ),
      range,
    );
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatch(/too many recurring events/);
  });
});
