export { ResultsPage } from './ResultsPage';
export { RunPage } from './RunPage';
