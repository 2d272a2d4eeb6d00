/**
 * The cards of the home page, as both frontend systems take them. Their content
 * is loaded when one of them is shown.
 */
const layout = {
  width: { minColumns: 3, defaultColumns: 6 },
  height: { minRows: 3, defaultRows: 5 },
};

const settings = {
  schema: {
    title: 'Settings',
    type: 'object' as const,
    properties: {
      rows: {
        title: 'Number of rows',
        type: 'integer' as const,
        minimum: 1,
        maximum: 50,
        default: 5,
      },
    },
  },
};

export const myGapsCard = {
  name: 'PerfCoverageMyGaps',
  title: 'My performance gaps',
  description:
    'The most urgent gaps that are assigned to you or your teams, or that lie in your components',
  ...{ layout, settings },
  components: () => import('./index').then(home => ({ Content: home.MyGaps })),
};

export const myWorkCard = {
  name: 'PerfCoverageMyWork',
  title: 'My performance work',
  description: 'What you are to do next for performance tests',
  ...{ layout, settings },
  components: () => import('./index').then(home => ({ Content: home.MyWork })),
};
