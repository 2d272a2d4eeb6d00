/** The card on an entity's overview. */
export const card = {
  title: 'Performance coverage',
  setUp: 'Set it up',
  more: 'Gaps, results and roadmap',
  what: 'this component’s coverage',
  met_zero: 'No requirements',
  met_one: '{{met}} of {{count}} requirement met',
  met_other: '{{met}} of {{count}} requirements met',
  gaps_one: '{{count}} gap, {{critical}} critical',
  gaps_other: '{{count}} gaps, {{critical}} critical',
  left: '{{hours}} left',
  done: 'p80 done {{day}}',
  doneHelp: 'With a chance of 80 % all that is planned is done by then',
  nothing: 'Nothing has been read for this component yet.',
  begin: 'See how it begins.',
} as const;
