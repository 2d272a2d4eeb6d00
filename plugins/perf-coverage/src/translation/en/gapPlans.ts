/** What is planned for one gap. */
export const gapPlans = {
  change: 'Change the plan…',
  dueWrong: 'It is due before it starts',
  duePast: 'This day is over; it will show as overdue',
  estimateHelp: 'Such as 15-20h, 2-3d or 10/15/30h',
  from: 'not before {{day}}',
  notes: 'Notes',
  nothingSet:
    'Person, phase and estimate come from the plan file or the defaults.',
  reset: 'Reset the plan',
  resetHelp:
    'Person, phase, estimate and days come from the plan file or the defaults again',
  save: 'Save',
  setBy: 'Set by',
  spent: 'took {{hours}} h',
  spentHelp: 'Later estimates of the team learn from it',
  spentWrong: 'Hours from 0 to {{most}}',
  spentHours: 'Hours it took',
  start: 'Not before',
  title: 'Plan',
  without: 'without that {{hours}}, {{source}}',
} as const;
