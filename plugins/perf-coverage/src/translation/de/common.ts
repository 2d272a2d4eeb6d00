import type { common as english } from '../en/common';
import type { Translated } from '../Translated';

// What stands for {{what}} comes in the accusative: “diese Lücke”, “den Lauf”.
export const common: Translated<typeof english> = {
  retry: 'Erneut versuchen',
  close: 'Schließen',
  cancel: 'Abbrechen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  undo: 'Rückgängig',
  notKnown: 'Nicht bekannt',
  loading: 'Lädt…',
  loadMore: 'Mehr laden',
  showAll: 'Alle {{number}} anzeigen',
  showFewer: 'Weniger anzeigen',
  showAllOf: '{{title}}: alle {{number}} Werte anzeigen',
  showFewerOf: '{{title}}: weniger Werte anzeigen',
  filters: 'Filter',
  hideFilters: 'Filter ausblenden',
  clearFilters: 'Filter zurücksetzen',
  mine: 'Meine',
  mineMeaning: 'Gehören mir oder meinen Teams oder sind uns zugewiesen',
  asTable: 'Als Tabelle anzeigen',
  hideTable: 'Tabelle ausblenden',
  zoom: 'Ausschnitt',
  'zoom-in': 'Vergrößern',
  'zoom-out': 'Verkleinern',
  'zoom-earlier': 'Früher',
  'zoom-later': 'Später',
  'zoom-all': 'Alles anzeigen',
  noOwner: 'Der Katalog nennt keinen Eigentümer',
  noEstimate: 'Noch nicht geschätzt',
  noPhase: 'In keiner Phase des Plans',
  nothingRequired: 'Von dieser Komponente wird noch nichts gefordert',
  evidence:
    '{{met}} erfüllt, {{fresh}} aktuell gelaufen, {{written}} nur geschrieben, {{none}} ohne Nachweis',
  byEvidence: 'Anforderungen nach Nachweis: {{evidence}}',
  metOf: '{{met}} von {{applicable}}',
  ended: 'Die Sitzung ist abgelaufen',
  endedHelp: 'Bitte neu anmelden und dann zu dieser Seite zurückkehren.',
  forbidden: 'Keine Berechtigung, {{what}} zu sehen',
  forbiddenHelp:
    'Die Administratoren des Portals vergeben die Berechtigung „perf-coverage.read“.',
  notFound: 'Das Portal findet {{what}} nicht',
  notFoundHelp:
    'Seit der Link entstand, wurde vielleicht etwas umbenannt oder entfernt.',
  silent: 'Das Backend des Portals antwortet nicht',
  silentHelp: 'Netzwerk prüfen, dann erneut versuchen.',
  failed: 'Das Backend konnte {{what}} nicht liefern',
  failedHelp:
    'Erneut versuchen; bleibt es dabei, steht der Grund im Log des Backends.',
  refusedHelp: 'Die Anfrage ändern oder zurückgehen.',
};
