import type { tickets as english } from '../en/tickets';
import type { Translated } from '../Translated';

export const tickets: Translated<typeof english> = {
  address: 'Adresse des Tickets',
  addressWrong: 'Geben Sie eine Adresse, die mit https:// oder http:// beginnt',
  allInOne: 'Alles in einem Text',
  keep: 'Behalten',
  newIssue: 'Im Tracker schreiben',
  none: 'Es ist kein Ticket bekannt.',
  noTracker:
    'Keine Seite für ein neues Ticket ist bekannt: Die Komponente braucht die Annotation github.com/project-slug, gitlab.com/project-slug oder jira/project-key, für Jira auch die Adresse in den Einstellungen des Portals.',
  open: 'Ticket-Text …',
  openAt: 'Neues Ticket in {{tracker}}',
  paste: '(den Text dort einfügen)',
  state: 'Stand',
  'state-done': 'Erledigt',
  'state-in-progress': 'In Arbeit',
  'state-open': 'Offen',
  title_one: 'Ticket-Text',
  title_other: 'Ticket-Texte von {{count}} Lücken',
  tooMany:
    'Dies sind die ersten {{number}}; wählen Sie für die anderen weniger aus.',
  what: 'den Ticket-Text',
};
