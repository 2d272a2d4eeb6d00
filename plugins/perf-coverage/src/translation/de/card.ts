import type { card as english } from '../en/card';
import type { Translated } from '../Translated';

export const card: Translated<typeof english> = {
  title: 'Abdeckung durch Leistungstests',
  setUp: 'Einrichten',
  more: 'Lücken, Ergebnisse und Fahrplan',
  what: 'die Abdeckung dieser Komponente',
  met_zero: 'Keine Anforderungen',
  met_one: '{{met}} von {{count}} Anforderung erfüllt',
  met_other: '{{met}} von {{count}} Anforderungen erfüllt',
  gaps_one: '{{count}} Lücke, davon {{critical}} kritisch',
  gaps_other: '{{count}} Lücken, davon {{critical}} kritisch',
  left: 'noch {{hours}}',
  done: 'p80 fertig {{day}}',
  doneHelp:
    'Mit einer Wahrscheinlichkeit von 80 % ist bis dahin alles Geplante fertig',
  nothing: 'Für diese Komponente wurde noch nichts gelesen.',
  begin: 'So fängt es an.',
};
