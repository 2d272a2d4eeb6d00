export * from './assessment';
export * from './decisions';
export * from './inventory';
export * from './kinds';
export * from './operation';
export * from './plan';
export * from './roadmap';
export * from './run';
