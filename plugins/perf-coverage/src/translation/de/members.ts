import type { members as english } from '../en/members';
import type { Translated } from '../Translated';

export const members: Translated<typeof english> = {
  what: 'die Komponenten von {{name}}',
  gapsWhat: 'die Lücken von {{name}}',
  none: 'Zu {{name}} gehört keine Komponente',
  noneHelp:
    'Sobald eine Komponente es im Katalog nennt, werden ihre Abdeckung, Lücken und ihr Aufwand hier zusammengezählt.',
  noneOfUser:
    'Keine Komponente nennt diese Person als Eigentümer. Was ihren Teams gehört, steht auf deren Seiten.',
  topGaps: 'Dringendste Lücken',
  noGaps: 'Keine offene Lücke.',
  allGaps: 'Alle Lücken',
  components: 'Komponenten',
  inPortfolio: 'Im Portfolio zeigen',
  teams_one: '{{number}} Team darunter ist mitgezählt',
  teams_other: '{{number}} Teams darunter sind mitgezählt',
  noTeams:
    'Die Teams darunter ließen sich nicht lesen und sind deshalb nicht mitgezählt.',
};
