export { HeatMapView } from './HeatMapView';
