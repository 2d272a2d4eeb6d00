/** Gaps as tickets of a tracker. */
export const tickets = {
  address: 'Address of the ticket',
  addressWrong: 'Give an address that begins with https:// or http://',
  allInOne: 'All in one text',
  keep: 'Keep',
  newIssue: 'Write it at the tracker',
  none: 'No ticket is known.',
  noTracker:
    'No page for a new issue is known: annotate the component with github.com/project-slug, gitlab.com/project-slug or jira/project-key; Jira also needs its address in the portal’s settings.',
  open: 'Ticket text…',
  openAt: 'New issue at {{tracker}}',
  paste: '(paste the text there)',
  state: 'State',
  'state-done': 'Done',
  'state-in-progress': 'In progress',
  'state-open': 'Open',
  title_one: 'Ticket text',
  title_other: 'Ticket texts of {{count}} gaps',
  tooMany: 'These are the first {{number}}; select fewer for the others.',
  what: 'the ticket text',
} as const;
