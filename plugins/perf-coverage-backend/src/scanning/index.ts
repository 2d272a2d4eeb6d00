export { CatalogComponents } from './catalogComponents';
export { ComponentScan } from './ComponentScan';
export { Scanner } from './Scanner';
export { scheduleScans } from './tasks';
