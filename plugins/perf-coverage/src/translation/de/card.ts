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
  done: 'mit 80 % Wahrscheinlichkeit fertig bis {{day}}',
  doneHelp:
    'Die geplante Arbeit wird viele Male durchgespielt, jedes Mal mit anderen Stunden innerhalb der Schätzungen; in 80 % davon ist bis zu diesem Tag alles fertig',
  nothing: 'Für diese Komponente wurde noch nichts gelesen.',
  begin: 'So fängt es an.',
};
