export { artilleryJsonReader } from './artilleryJson';
