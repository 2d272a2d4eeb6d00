/** A component in the results of the portal's search. */
export const searchItem = {
  coverage: '{{met}} of {{all}} requirements met',
  gaps: 'Gaps: {{names}}',
  slas: 'SLAs: {{names}}',
  type: 'Performance coverage',
} as const;
