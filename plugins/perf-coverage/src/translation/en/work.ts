/** Work that closes no gap. */
export const work = {
  add: 'Add work…',
  addTitle: 'Add work',
  done: 'It is done',
  edit: 'Change…',
  editTitle: 'Change work',
  help: 'Review, documentation, infrastructure: it takes time and part in the plan, and somebody says when it is done.',
  isDone: 'Done',
  overtaken: 'Somebody else changed it meanwhile; what they set is shown now',
  removed: '{{title}} removed',
  reopen: 'Open it again',
  title: 'Other work',
  what: 'What',
  whatNeeded: 'Say what is to be done',
} as const;
