import type { home as english } from '../en/home';
import type { Translated } from '../Translated';

export const home: Translated<typeof english> = {
  gaps: 'Meine Performance-Lücken',
  gapsHelp:
    'Die dringendsten Lücken, die Sie oder Ihre Teams schließen sollen oder die in Ihren Komponenten liegen',
  gapsWhat: 'Ihre Lücken',
  work: 'Meine Performance-Arbeit',
  workHelp: 'Was Sie als Nächstes für Leistungstests tun sollen',
  none: 'Keine offene Lücke',
  noneHelp:
    'In Ihren Komponenten fehlt nichts, und weder Sie noch Ihre Teams sollen eine Lücke schließen.',
  noName: 'Sie sind hier noch niemand',
  noNameHelp:
    'Melden Sie sich als Person des Katalogs an, um die Lücken Ihrer Komponenten und Teams zu sehen.',
  all_one: 'Alle {{number}} Lücke',
  all_other: 'Alle {{number}} Lücken',
  portfolio: 'Alle Komponenten',
};
