import { TicketText } from './ticketText';

/** Where new tickets are written, by configuration. @public */
export interface TicketSettings {
  /** Host; github.com where absent. */
  github?: string;
  /** Host; gitlab.com where absent. */
  gitlab?: string;
  jira?: {
    /** Such as `https://jira.example.com`. */
    baseUrl: string;
    /** Numeric ids of projects by key: Jira prefills by id alone. */
    projectIds?: Record<string, string>;
    /** Numeric id of the type of new issues. */
    issueTypeId?: string;
  };
}

/** The page of a tracker on which a new ticket is written. @public */
export interface NewIssue {
  tracker: 'github' | 'gitlab' | 'jira';
  url: string;
  /** How much of the ticket the page has already; what it lacks is to be pasted. */
  prefilled: 'all' | 'part' | 'none';
}

/** Longer addresses are refused by GitHub and by proxies on the way. */
const mostCharacters = 8000;
const slug = /^[\w.-]+(?:\/[\w.-]+){1,20}$/;
const host = /^[a-z0-9.-]+(?::\d{1,5})?$/i;

/**
 * The prefilled new-issue pages of the trackers that a component's annotations
 * name: `github.com/project-slug`, `gitlab.com/project-slug` (with
 * `gitlab.com/instance`) and `jira/project-key`. Addresses have at most 8,000
 * characters: a text that is too long is cut at the end of a line, and says so.
 *
 * @public
 */
export function newIssues(
  annotations: Readonly<Record<string, string | undefined>>,
  ticket: TicketText,
  settings: TicketSettings = {},
): NewIssue[] {
  return [
    ...githubIssue(annotations, ticket, settings),
    ...gitlabIssue(annotations, ticket, settings),
    ...jiraIssue(annotations, ticket, settings),
  ];
}

function githubIssue(
  annotations: Readonly<Record<string, string | undefined>>,
  ticket: TicketText,
  settings: TicketSettings,
): NewIssue[] {
  const project = annotations['github.com/project-slug'] ?? '';
  const at = settings.github ?? 'github.com';
  if (!slug.test(project) || !host.test(at)) return [];
  return [
    {
      tracker: 'github',
      ...filled(`https://${at}/${project}/issues/new`, 'title', 'body', ticket),
    },
  ];
}

function gitlabIssue(
  annotations: Readonly<Record<string, string | undefined>>,
  ticket: TicketText,
  settings: TicketSettings,
): NewIssue[] {
  const project = annotations['gitlab.com/project-slug'] ?? '';
  const at =
    annotations['gitlab.com/instance'] ?? settings.gitlab ?? 'gitlab.com';
  if (!slug.test(project) || !host.test(at)) return [];
  return [
    {
      tracker: 'gitlab',
      ...filled(
        `https://${at}/${project}/-/issues/new`,
        'issue[title]',
        'issue[description]',
        ticket,
      ),
    },
  ];
}

function jiraIssue(
  annotations: Readonly<Record<string, string | undefined>>,
  ticket: TicketText,
  { jira }: TicketSettings,
): NewIssue[] {
  // `instance/KEY` where a portal has several.
  const key = (annotations['jira/project-key'] ?? '').split('/').pop() ?? '';
  if (!jira || !/^[A-Z][A-Z0-9_]{1,50}$/i.test(key)) return [];
  const base = jira.baseUrl.replace(/\/+$/, '');
  if (!/^https?:\/\/[^\s?#]+$/i.test(base)) return [];
  const ids = jira.projectIds ?? {};
  const id = Object.hasOwn(ids, key) ? ids[key] : undefined;
  if (id === undefined || !/^\d{1,12}$/.test(id)) {
    return [
      { tracker: 'jira', url: `${base}/browse/${key}`, prefilled: 'none' },
    ];
  }
  const type = /^\d{1,12}$/.test(jira.issueTypeId ?? '')
    ? `&issuetype=${jira.issueTypeId}`
    : '';
  return [
    {
      tracker: 'jira',
      ...filled(
        `${base}/secure/CreateIssueDetails!init.jspa?pid=${id}${type}`,
        'summary',
        'description',
        ticket,
      ),
    },
  ];
}

function filled(
  page: string,
  titleKey: string,
  bodyKey: string,
  { title, body }: TicketText,
): Pick<NewIssue, 'url' | 'prefilled'> {
  const addressWith = (text: string) =>
    `${page}${page.includes('?') ? '&' : '?'}${encodeURIComponent(
      titleKey,
    )}=${encoded(title)}&${encodeURIComponent(bodyKey)}=${encoded(text)}`;
  const whole = addressWith(body);
  if (whole.length <= mostCharacters) return { url: whole, prefilled: 'all' };
  const lines = body.split('\n');
  const note = '\n_The text goes on; paste the whole of it from the portal._\n';
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const text = lines.slice(0, middle).join('\n') + note;
    if (addressWith(text).length <= mostCharacters) low = middle;
    else high = middle - 1;
  }
  return {
    url: addressWith(lines.slice(0, low).join('\n') + note),
    prefilled: 'part',
  };
}

/** Halves of characters, which files may have, can't be encoded. */
function encoded(text: string): string {
  return encodeURIComponent(
    text.replace(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g,
      '\uFFFD',
    ),
  );
}
