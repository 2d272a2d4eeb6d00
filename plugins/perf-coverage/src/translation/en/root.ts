/** The frame of the pages about the whole portal. */
export const root = {
  title: 'Perf Coverage',
  subtitle:
    'What is performance-tested, what is missing, and when it will be there',
  components: 'Components',
  gaps: 'Gaps',
  slas: 'SLAs',
  settings: 'Settings',
  roadmap: 'Roadmap',
  planning: 'Planning',
  myWork: 'My work',
  capacity: 'Capacity',
} as const;
