export { roadmapCalendar } from './calendar';
export { csvCell, toCsv } from './csv';
export { escapeMarkdown, markdownAddress, markdownTable } from './markdown';
export { nameOfRef, roadmapCsv, roadmapMarkdown } from './roadmapRows';
