import type {
  GapListItem,
  Roadmap,
  RoadmapItem,
} from 'backstage-plugin-perf-coverage-common';
import { nameOfRef } from '../components/nameOfRef';
import { idOf, placedItems } from '../roadmap/places';

/** What a line of a file may be long, in bytes, before it is folded (RFC 5545, 3.1). */
const FOLD_AT = 73;

/** Text of an iCalendar property: separators and line ends escaped (RFC 5545, 3.3.11). */
function icsText(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/;/g, '\\;')
    .replace(/,/g, '\\,')
    .replace(/\r\n|\r|\n/g, '\\n');
}

/** Folds a line so that no part is over 75 bytes, never inside of a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > FOLD_AT) {
      parts.push(part);
      part = '';
      bytes = 0;
    }
    part += character;
    bytes += size;
  }
  parts.push(part);
  return parts.join('\r\n ');
}

function icsDay(date: string, plusDays = 0): string {
  return new Date(Date.parse(date) + plusDays * 86_400_000)
    .toISOString()
    .slice(0, 10)
    .replace(/-/g, '');
}

function event(
  item: RoadmapItem,
  stamp: string,
  addressOf: (item: RoadmapItem) => string | null,
): string[] {
  const address = addressOf(item);
  const who = item.assignee ? ` (${nameOfRef(item.assignee)})` : '';
  return [
    'BEGIN:VEVENT',
    `UID:${icsText(idOf(item))}@perf-coverage`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${icsDay(item.start)}`,
    // The end of an all-day event is the day after (RFC 5545, 3.6.1).
    `DTEND;VALUE=DATE:${icsDay(item.end, 1)}`,
    `SUMMARY:${icsText(item.title + who)}`,
    `CATEGORIES:${item.priority}`,
    ...(address ? [`URL:${address}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/**
 * The placed work of a roadmap as all-day events, for calendars (RFC 5545).
 * `now` is an ISO instant.
 */
export function roadmapToIcs(
  roadmap: Roadmap,
  now: string,
  addressOf: (item: RoadmapItem) => string | null,
): string {
  const stamp = `${now.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Perf Coverage//Roadmap//EN',
    ...placedItems(roadmap).flatMap(({ item }) =>
      Number.isFinite(Date.parse(item.start)) &&
      Number.isFinite(Date.parse(item.end))
        ? event(item, stamp, addressOf)
        : [],
    ),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

/** Text in a cell of a Markdown table. */
function cell(text: string | null): string {
  return (text ?? '–')
    .replace(/[\\`*_{}[\]<>|]/g, character => `\\${character}`)
    .replace(/\s+/g, ' ');
}

/** Gaps as a Markdown table, each with its address. */
export function gapsToMarkdown(
  gaps: readonly GapListItem[],
  addressOf: (gap: GapListItem) => string,
): string {
  return [
    '| Gap | Component | Priority | Assignee | Phase | Hours |',
    '| --- | --- | --- | --- | --- | --- |',
    ...gaps.map(
      gap =>
        `| [${cell(gap.title)}](<${addressOf(gap)}>) | ${cell(
          gap.componentTitle,
        )} | ${gap.priority} | ${cell(
          gap.assignee && nameOfRef(gap.assignee),
        )} | ${cell(gap.phase)} | ${
          gap.estimate ? `${gap.estimate.low}–${gap.estimate.high}` : '–'
        } |`,
    ),
    '',
  ].join('\n');
}
