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
  done: '80 % likely done by {{day}}',
  doneHelp:
    'The planned work is simulated many times, each time with other hours within the estimates; in 80 % of these everything is done by this day',
  nothing: 'Nothing has been read for this component yet.',
  begin: 'See how it begins.',
} as const;
