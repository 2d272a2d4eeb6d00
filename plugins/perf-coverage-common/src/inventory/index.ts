export { parseInventory } from './parseInventory';
