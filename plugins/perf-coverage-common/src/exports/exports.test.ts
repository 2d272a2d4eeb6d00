import fc from 'fast-check';
import { readAbsences } from '../roadmap/readAbsences';
import { planRoadmap } from '../roadmap';
import { aGap, anAssessment, aPhase, aPlan } from '../roadmap/testing';
import { roadmapCalendar } from './calendar';
import { escapeMarkdown, markdownAddress } from './markdown';
import { nameOfRef, roadmapCsv, roadmapMarkdown } from './roadmapRows';

const now = '2026-01-05T00:00:00Z';

const roadmapOf = (title: string) =>
  planRoadmap(
    {
      component: { entityRef: 'component:default/web', ownerRef: null },
      assessment: anAssessment([
        aGap('a', { title, assignee: 'user:default/ada' }),
        aGap('b', { title, estimate: null }),
      ]),
      plan: aPlan({ phases: [aPhase('first', '2026-01-05')] }),
    },
    { now, runs: 20 },
  );

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '=1+1',
    '@SUM(A1)',
    'a;b,c\\d\r\nBEGIN:VEVENT',
    '|x|\n|y|',
    'é'.repeat(100),
  ),
);

describe('a roadmap as a file', () => {
  it('of CSV has one line an item, and no formulas', () => {
    fc.assert(
      fc.property(hostile, title => {
        const text = roadmapCsv(roadmapOf(title));
        expect(text).not.toMatch(/(^|,)"[\s]*[=+@]/m);
      }),
      { numRuns: 100 },
    );
    const [head, first, second] = roadmapCsv(roadmapOf('Gap')).split('\r\n');
    const columns = (line: string) =>
      line.replace(/"[^"]*"/g, 'text').split(',').length;
    expect(columns(first)).toBe(columns(head));
    expect(columns(second)).toBe(columns(head));
    expect(first).toContain('"user:default/ada"');
  });

  it('for calendars is read by others as it was meant, and no line is too long', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async title => {
        const text = roadmapCalendar(roadmapOf(title), {
          now,
          addressOf: () => `https://portal.example.com/a\r\nX-EVIL:1`,
        });
        for (const line of text.split('\r\n')) {
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        }
        expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
        expect(text).not.toMatch(/^X-EVIL/m);
        // As busy time it would be days off from the start to the end.
        const { absences, problems } = await readAbsences(
          text.replace('TRANSP:TRANSPARENT', 'TRANSP:OPAQUE'),
          { from: '2026-01-01', to: '2026-12-31' },
        );
        expect(problems).toEqual([]);
        expect(absences).toMatchObject([
          { start: '2026-01-05', end: '2026-01-06' },
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it('of Markdown keeps its shape, whatever the titles', () => {
    const shape = (text: string) =>
      text.split('\n').map(line => (/^[#|]/.exec(line) ?? [''])[0]);
    fc.assert(
      fc.property(hostile, title => {
        expect(shape(roadmapMarkdown('Web', roadmapOf(title)))).toEqual(
          shape(roadmapMarkdown('Web', roadmapOf('Gap'))),
        );
      }),
      { numRuns: 100 },
    );
    expect(roadmapMarkdown('Web', roadmapOf('Gap'))).toContain(
      '| 2026-01-05 | 2026-01-06 | high | Gap | ada | 12–12 |',
    );
  });
});

it.each([
  ['user:default/ada', 'ada'],
  ['user:ops/ada', 'ops/ada'],
  ['Engineer 1', 'Engineer 1'],
  ['care 2', 'care 2'],
])('%s is called %s', (name, expected) => {
  expect(nameOfRef(name)).toBe(expected);
});

it.each([
  ['https://a.example/b c', null],
  ['https://a.example/(b)', 'https://a.example/%28b%29'],
  ['https://a.example/%20x', 'https://a.example/%20x'],
  ['data:text/html,x', null],
])('the address %s is %s in a link', (address, expected) => {
  expect(markdownAddress(address)).toBe(expected);
});

it.each([
  ['1. first', '1\\. first'],
  ['- item', '\\- item'],
  ['a|b', 'a\\|b'],
  ['a\n\n# b', 'a \\# b'],
])('%j is plain text', (text, expected) => {
  expect(escapeMarkdown(text).replace(/\\\\/g, '\\')).toBe(expected);
});
