/** Cards of the home page. */
export const home = {
  gaps: 'My performance gaps',
  gapsHelp:
    'The most urgent gaps that are assigned to you or your teams, or that lie in your components',
  gapsWhat: 'your gaps',
  work: 'My performance work',
  workHelp: 'What you are to do next for performance tests',
  none: 'No open gap',
  noneHelp:
    'Nothing is missing in your components, and no gap is assigned to you or your teams.',
  noName: 'You are nobody here yet',
  noNameHelp:
    'Sign in as a user of the catalog to see the gaps of your components and teams.',
  all_one: 'All {{number}} gap',
  all_other: 'All {{number}} gaps',
  portfolio: 'All components',
} as const;
