/** The viewer of sources. */
export const sources = {
  source: 'Source',
  sourceOf: 'Source of {{path}}',
  line: 'Line {{line}}',
  lineOf: 'Line {{line}} of {{total}}',
  open: 'Open in the repository',
  what: 'this file of the sources',
} as const;
