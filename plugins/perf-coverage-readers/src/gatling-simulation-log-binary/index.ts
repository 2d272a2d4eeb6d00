export { gatlingSimulationLogBinaryReader } from './gatlingSimulationLogBinary';
