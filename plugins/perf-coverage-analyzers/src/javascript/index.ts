export * from './interpreter';
export * from './moduleRuntime';
export * from './moduleSources';
export * from './resolve';
export * from './scope';
export * from './values';
export { languageGlobals, urlClass } from './builtins/globals';
export { call, callUnknown, construct, invoke } from './functions';
export { itemsOf } from './members';
