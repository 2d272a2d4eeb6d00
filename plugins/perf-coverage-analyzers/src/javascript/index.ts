export {
  alternatives,
  chosen,
  isChosen,
  join,
  named,
  present,
  settled,
} from './alternatives';
export * from './interpreter';
export * from './moduleRuntime';
export * from './moduleSources';
export { readModulePaths, type ModulePaths } from './modulePaths';
export { folderOf, joinPath } from './paths';
export * from './resolve';
export { runModule, type RunModule } from './runModule';
export * from './scope';
export * from './texts';
export * from './values';
export { fromPlain, parseJson } from './builtins/json';
export { languageGlobals } from './builtins/globals';
export { hrefOf, searchParamsClass, urlClass } from './builtins/url';
export { call, callUnknown, construct, invoke } from './functions';
export { getMember, itemsOf } from './members';
