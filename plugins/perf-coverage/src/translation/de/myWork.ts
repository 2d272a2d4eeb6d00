import type { myWork as english } from '../en/myWork';
import type { Translated } from '../Translated';

export const myWork: Translated<typeof english> = {
  cut: 'Es gibt noch mehr; die Planungstafel zeigt alles.',
  done: 'Es ist erledigt',
  due: 'fällig {{day}}',
  forMe: 'Ihnen gegeben',
  forMyTeams: 'Ihren Teams gegeben',
  forNobody: 'Von Ihren Komponenten, niemandem gegeben',
  head_one: '{{title}} ({{count}})',
  head_other: '{{title}} ({{count}})',
  help: 'Eine Lücke schließt sich von selbst, wenn ihr Nachweis erscheint. In jedem Teil kommt zuerst, was den nächsten letzten Tag hat, dann das Dringendste.',
  inPhase: 'in {{phase}}',
  more_one: '{{count}} weitere zeigen',
  more_other: '{{count}} weitere zeigen',
  nothing: 'Nichts ist für Sie zu tun',
  nothingHelp:
    'Lücken, die Ihnen oder Ihren Teams gegeben wurden oder in Ihren Komponenten offen sind, erscheinen hier, mit dem Weg, sie zu schließen.',
  others_one: '{{count}} weitere',
  others_other: '{{count}} weitere',
  ticket: 'Ticket',
  wasDue: 'war fällig {{day}}',
  what: 'Ihre Arbeit',
  workWhat: 'Arbeit, die keine Lücke ist',
};
