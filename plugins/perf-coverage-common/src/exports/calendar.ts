import { Roadmap, RoadmapItem } from '../vocabulary';
import { nameOfRef } from './roadmapRows';

/** Octets that a line may have before it is folded (RFC 5545, 3.1). */
const mostOctets = 75;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * The placed work of a roadmap as all-day events for calendars (RFC 5545). They
 * show as free time: nobody's calendar is blocked by them.
 *
 * @param options - `now` is an ISO instant; `addressOf` gives the page of an item
 * @public
 */
export function roadmapCalendar(
  roadmap: Roadmap,
  options: {
    now: string;
    addressOf?: (item: RoadmapItem) => string | null;
  },
): string {
  const stamp = `${new Date(options.now)
    .toISOString()
    .slice(0, 19)
    .replace(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Perf Coverage//Roadmap//EN',
    'CALSCALE:GREGORIAN',
    ...roadmap.phases.flatMap(phase =>
      phase.items.flatMap(item => [
        'BEGIN:VEVENT',
        `UID:${text(
          `${item.entityRef ?? ''} ${item.gap ?? item.work ?? item.title}`,
        )}@perf-coverage`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${day(item.start)}`,
        // The end of an all-day event is the day after (RFC 5545, 3.6.1).
        `DTEND;VALUE=DATE:${day(item.end, 1)}`,
        `SUMMARY:${text(item.title)}`,
        `DESCRIPTION:${text(descriptionOf(item, phase.title))}`,
        `CATEGORIES:${text(phase.title)},${text(item.priority)}`,
        ...addressLine(options.addressOf?.(item) ?? null),
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ]),
    ),
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

function descriptionOf(item: RoadmapItem, phase: string): string {
  const { low, high } = item.hours;
  return [
    item.assignee && nameOfRef(item.assignee),
    `${low}–${high} h`,
    phase,
    item.forecast?.p80 && `p80 ${item.forecast.p80}`,
    item.entityRef,
  ]
    .filter(Boolean)
    .join('\n');
}

function addressLine(address: string | null): string[] {
  return address !== null && /^https?:\/\/[^\s"]+$/i.test(address)
    ? [`URL:${address}`]
    : [];
}

function day(date: string, later = 0): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + later * dayMs)
    .toISOString()
    .slice(0, 10)
    .replace(/-/g, '');
}

/** Text of a property (RFC 5545, 3.3.11): no control characters but line ends, and those escaped. */
function text(value: string): string {
  return Array.from(value.replace(/\r\n?/g, '\n'), character => {
    if (character === '\n') return '\\n';
    if ('\\;,'.includes(character)) return `\\${character}`;
    const code = character.codePointAt(0)!;
    return code < 0x20 || code === 0x7f ? ' ' : character;
  }).join('');
}

/** Parts of at most 75 octets, never cut within a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [''];
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      parts.push('');
      // The blank that continues a line counts.
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join('\r\n ');
}
