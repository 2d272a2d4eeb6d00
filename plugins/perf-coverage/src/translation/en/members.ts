/** The tab of a system, a domain, a group or a user: sums over their components. */
export const members = {
  what: 'the components of {{name}}',
  gapsWhat: 'the gaps of {{name}}',
  none: 'No component belongs to {{name}}',
  noneHelp:
    'As soon as a component names it in the catalog, its coverage, gaps and effort are added up here.',
  noneOfUser:
    'No component names this person as its owner. What is owned by their teams stands on the pages of the teams.',
  topGaps: 'Most urgent gaps',
  noGaps: 'No open gap.',
  allGaps: 'All gaps',
  components: 'Components',
  inPortfolio: 'Show them in the portfolio',
  teams_one: '{{number}} team below it is included',
  teams_other: '{{number}} teams below it are included',
  noTeams: 'The teams below it could not be read, so they are left out.',
} as const;
