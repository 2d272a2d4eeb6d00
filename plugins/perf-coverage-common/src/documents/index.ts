export { nearest } from './nearest';
export { readYaml } from './readYaml';
export type {
  TextPlace,
  YamlLimits,
  YamlPath,
  YamlProblem,
  YamlReading,
} from './readYaml';
