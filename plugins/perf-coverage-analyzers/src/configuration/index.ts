export {
  configAt,
  type ConfigObject,
  type ConfigValue,
  type IncludeReader,
  parseHocon,
  withFallback,
} from './hocon';
export { readProperties } from './properties';
