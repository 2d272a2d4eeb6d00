export { artilleryTextReader } from './artilleryText';
