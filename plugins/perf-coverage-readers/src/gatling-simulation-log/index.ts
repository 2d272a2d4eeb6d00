export { gatlingSimulationLogReader } from './gatlingSimulationLog';
