import { run, useFolders } from '../testing/run';
import { itemsFolder } from '../testing/samples';

const folder = useFolders();

describe('roadmap', () => {
  it('plans the gaps of the assessment', async () => {
    const dir = await folder(itemsFolder);
    const { status, out, err } = await run(['roadmap', dir, '--json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const roadmap = JSON.parse(out);
    const assessed = JSON.parse((await run(['coverage', dir, '--json'])).out);
    expect(roadmap).toMatchObject({
      schemaVersion: 1,
      team: { engineers: 1, hoursPerWeek: 30, source: 'plan' },
      phases: [{ name: 'first', capacityHours: 60, start: '2026-01-05' }],
    });
    const items = roadmap.phases.flatMap(
      (phase: { items: { gap: string }[] }) => phase.items,
    );
    expect(items.length + roadmap.unplaced.length).toBe(assessed.gaps.length);
    expect(roadmap.effort).toEqual(assessed.totals.effort);
  });

  it('gives the same for the same seed, and other people on request', async () => {
    const dir = await folder(itemsFolder);
    const plan = async (...args: string[]) =>
      (await run(['roadmap', dir, '--json', '--runs', '200', ...args])).out;
    expect(await plan('--seed', '3')).toBe(await plan('--seed', '3'));
    expect(JSON.parse(await plan('--engineers', '4')).team).toEqual({
      engineers: 4,
      hoursPerWeek: 30,
      source: 'given',
    });
  });

  it('shows phases, dates and people where nobody asks for JSON', async () => {
    const dir = await folder(itemsFolder);
    const { out } = await run(['roadmap', dir]);
    expect(out).toMatch(/^Items service: .* h of work \(80 % interval\)/);
    expect(out).toMatch(
      /^Close the gaps: 2026-01-05 to 2026-01-16, .* p80 2026-.*chance/m,
    );
    expect(out).toMatch(/^ {2}2026-01-05 .*Engineer 1/m);
  });

  it('writes the files that the page has', async () => {
    const dir = await folder(itemsFolder);
    const as = async (format: string) =>
      (await run(['roadmap', dir, '--format', format])).out;
    expect(await as('csv')).toMatch(/^"Phase","Start","End",/);
    expect(await as('ics')).toMatch(
      /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/,
    );
    expect(await as('markdown')).toMatch(
      /^# Items service\n[^]*\n## Close the gaps\n/,
    );
    expect(await as('json')).toBe((await run(['roadmap', dir, '--json'])).out);
    expect((await run(['roadmap', dir, '--format', 'pdf'])).status).toBe(2);
  });

  it('says where the team is a guess', async () => {
    const { 'perf-coverage.yaml': _, ...files } = itemsFolder;
    const dir = await folder(files);
    const { err } = await run(['roadmap', dir]);
    expect(err).toMatch(
      /^warning: Nobody said how much time there is: .*2 eng/m,
    );
  });

  it('shows the effect of other people, hours, days and work against the plan', async () => {
    const dir = await folder(itemsFolder);
    const args = ['--engineers', '2', '--hours-per-week', '20', '--now'];
    const now = '2026-01-05T00:00:00Z';
    const { out } = await run(['roadmap', dir, ...args, now]);
    expect(out).toMatch(/2 engineers × 20 h a week/);
    expect(out).toMatch(/^Against the plan as it is/m);
    expect(out).toMatch(/Done by \(p80\): 2026-.* → 2026-.*\)/);
    const later = JSON.parse(
      (
        await run([
          'roadmap',
          dir,
          '--json',
          '--start',
          '2026-02-02',
          '--scope',
          'first',
          '--now',
          now,
        ])
      ).out,
    );
    expect(later.phases[0].start).toBe('2026-02-02');
    expect(later.effect.p50.days).toBeGreaterThan(0);
    const plain = JSON.parse((await run(['roadmap', dir, '--json'])).out);
    const slow = ['roadmap', dir, '--json', '--estimate-factor', '1.5'];
    const slower = JSON.parse((await run(slow)).out);
    expect(slower.effort.mean).toBeCloseTo(plain.effort.mean * 1.5, 1);
    expect(slower.effect.hours.before).toBe(plain.effort.mean);
    expect(plain.effect).toBeUndefined();
  });

  it.each([
    [['--hours-per-week', '99'], /--hours-per-week 99: it takes a number/],
    [['--start', '2026-02-30'], /--start 2026-02-30: it takes a day/],
    [
      ['--estimate-factor', '0'],
      /--estimate-factor 0: it takes a number from 0.1 to 10/,
    ],
    [['--correlation', '2'], /--correlation 2: it takes a number from 0 to 1/],
    [['--engineers', '-1'], /--engineers -1: it takes a whole number from 0/],
    [['--runs', '1e9'], /--runs 1e9: it takes a whole number from 1 to 100000/],
    [['--seed', 'x'], /--seed x: it takes a whole number/],
  ])('refuses %j', async (args, why) => {
    const { status, err } = await run(['roadmap', ...args]);
    expect(status).toBe(2);
    expect(err).toMatch(why);
  });
});
