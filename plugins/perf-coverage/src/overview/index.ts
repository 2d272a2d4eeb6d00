export { OperationsPage } from './OperationsPage';
export { OverviewPage } from './OverviewPage';
export { PolicyPage } from './PolicyPage';
export { SlasPage } from './SlasPage';
