/** Type of the documents that the search module writes. */
export const documentType = 'perf-coverage';
