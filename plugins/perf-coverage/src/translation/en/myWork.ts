/** What the reader has to do. */
export const myWork = {
  cut: 'There is more; the planning board shows all of it.',
  done: 'It is done',
  due: 'due {{day}}',
  forMe: 'Given to you',
  forMyTeams: 'Given to your teams',
  forNobody: 'Of your components, given to nobody',
  head_one: '{{title}} ({{count}})',
  head_other: '{{title}} ({{count}})',
  help: 'A gap closes by itself when its evidence appears. Within each part, what has the next last day comes first, then what is most urgent.',
  inPhase: 'in {{phase}}',
  more_one: 'Show {{count}} more',
  more_other: 'Show {{count}} more',
  nothing: 'Nothing is yours to do',
  nothingHelp:
    'Gaps that are given to you or your teams, or that are open in components you own, show here with how to close them.',
  others_one: '{{count}} more',
  others_other: '{{count}} more',
  ticket: 'Ticket',
  wasDue: 'was due {{day}}',
  what: 'your work',
  workWhat: 'work that is no gap',
} as const;
