import type { allGaps as english } from '../en/allGaps';
import type { Translated } from '../Translated';

export const allGaps: Translated<typeof english> = {
  what: 'die Liste der Lücken',
  restWhat: 'den Rest der Liste',
  search: 'Lücken suchen',
  region: 'Ausgewählte Lücken',
  table: 'Lücken aller Komponenten',
  component: 'Komponente',
  system: 'System',
  status: 'Status',
  type: 'Art',
  gaps_one: '{{count}} Lücke',
  gaps_other: '{{count}} Lücken',
  components_one: '{{count}} Komponente',
  components_other: '{{count}} Komponenten',
  in: '{{gaps}} in {{components}}',
  critical: '{{number}} kritisch',
  effort: '{{hours}} geschätzte Arbeit',
  unestimated: '{{number}} ohne Schätzung',
  unassigned: '{{number}} niemandem zugewiesen',
  shown: '{{gaps}} von {{total}}',
  nobody: 'Niemandem zugewiesen',
  nothing: 'Keine offene Lücke',
  nothingText:
    'Sobald Komponenten gescannt sind, steht hier, was fehlt: mit Priorität, Eigentümer und Aufwand. Links lassen sich geschlossene und zurückgestellte wählen.',
  ownsNothing: 'Keine eigene Komponente',
  ownsNothingText:
    'Im Katalog gehört keine Komponente Ihnen oder einem Ihrer Teams. Ohne „Meine“ erscheinen alle Lücken.',
  noneFits: 'Keine Lücke passt zu diesen Filtern',
  noneFitsText: 'Mit weniger Filtern erscheinen mehr.',
  showAll: 'Alle offenen Lücken anzeigen',
  'status-open': 'Offen',
  'status-waived': 'Zurückgestellt oder nicht zutreffend',
  'status-closed': 'Geschlossen',
  isWaived: 'zurückgestellt',
  doesNotApply: 'trifft nicht zu',
};
