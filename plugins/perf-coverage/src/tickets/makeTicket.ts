import {
  ComponentDetail,
  EvidenceLink,
  GapRecord,
  NewIssue,
  TicketSettings,
  newIssues,
  ticketText,
} from 'backstage-plugin-perf-coverage-common';
import { sourceUrl } from '../components/safeUrl';

/** A gap as a ticket, with the pages on which it can be written. */
export interface Ticket {
  key: string;
  gap: GapRecord;
  title: string;
  /** Markdown. */
  body: string;
  newIssues: NewIssue[];
}

/** Full address of a line that shows something; null where sources can't be linked. */
function addressOf(detail: ComponentDetail, link: EvidenceLink): string | null {
  return link.type === 'source' || link.type === 'plan'
    ? sourceUrl(detail.sources.urlTemplate, link.file, link.line)
    : null;
}

/** The ticket of a gap, from what its component knows of its capability and SLAs. */
export function makeTicket(
  gap: GapRecord,
  detail: ComponentDetail,
  annotations: Readonly<Record<string, string | undefined>>,
  gapUrl: string,
  trackers: TicketSettings = {},
): Ticket {
  const { assessment, summary } = detail;
  const text = ticketText({
    gap,
    component: { entityRef: gap.entityRef, title: summary.title },
    capability:
      assessment?.capabilities.find(({ name }) => name === gap.capability) ??
      null,
    slas: (assessment?.slas ?? []).filter(
      sla => sla.capability === gap.capability,
    ),
    gapUrl,
    addressOf: link => addressOf(detail, link),
  });
  return {
    key: `${gap.entityRef}/${gap.id}`,
    gap,
    ...text,
    newIssues: newIssues(annotations, text, trackers),
  };
}

/** The tracker that an address belongs to, by its host and path. */
export function trackerOf(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    if (/(^|\.)github\./i.test(hostname)) return 'github';
    if (/(^|\.)gitlab\./i.test(hostname) || pathname.includes('/-/issues/')) {
      return 'gitlab';
    }
    return pathname.includes('/browse/') ? 'jira' : hostname;
  } catch {
    return '';
  }
}
