export {
  capacityEntries,
  capacityOf,
  noConfiguredCapacity,
  type ConfiguredCapacity,
} from './capacityOf';
export { readCapacity, type CapacityDefaults } from './readCapacity';
export { readPlanning } from './readPlanning';
export {
  assigneesOf,
  componentInput,
  optionsOf,
  type PlanningInputs,
} from './roadmapOf';
export {
  capacitySchema,
  configuredCapacitySchema,
  dateSchema,
  estimateSchema,
  personSchema,
  roadmapSettingsSchema,
  someText,
} from './schemas';
export { PlanThread } from './PlanThread';
export { readScope, type Scope } from './scope';
export { mostComponents, ScopePlanner, type ScopeWork } from './ScopePlanner';
