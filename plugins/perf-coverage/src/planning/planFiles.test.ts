import { aGapPage, aPhase, aRoadmap } from '../__testUtils__/builders';
import { gapsToMarkdown, roadmapToIcs } from './planFiles';

const [gap] = aGapPage().items;
const [item] = aPhase().items;

describe('roadmapToIcs', () => {
  const ics = roadmapToIcs(
    aRoadmap({
      phases: [
        aPhase({
          items: [
            { ...item, title: 'Swaps, “unten”; and\nmore '.repeat(6) },
            { ...item, gap: 'odd', start: 'never' },
          ],
        }),
      ],
    }),
    '2026-11-23T10:20:30.000Z',
    () => 'https://portal.example.com/gap?x=1',
  );

  it('has an all-day event for each placed item with dates', () => {
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(ics).toContain('DTSTART;VALUE=DATE:20261130\r\n');
    expect(ics).toContain('DTEND;VALUE=DATE:20261203\r\n');
    expect(ics).toContain('DTSTAMP:20261123T102030Z\r\n');
    expect(ics).toContain('UID:gap-swap@perf-coverage\r\n');
  });

  it('escapes and folds as the format asks for', () => {
    const unfolded = ics.replace(/\r\n /g, '');
    expect(unfolded).toContain('SUMMARY:Swaps\\, “unten”\\; and\\nmore');
    for (const line of ics.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});

describe('gapsToMarkdown', () => {
  it('keeps its columns whatever stands in a title', () => {
    const lines = gapsToMarkdown(
      [{ ...gap, title: 'a | b [c](javascript:x)\n| d' }],
      () => 'https://portal.example.com/gap',
    ).split('\n');
    expect(lines[2]).toContain('a \\| b \\[c\\](javascript:x) \\| d');
    expect(lines[2].replace(/\\\|/g, '').match(/\|/g)).toHaveLength(7);
  });
});
