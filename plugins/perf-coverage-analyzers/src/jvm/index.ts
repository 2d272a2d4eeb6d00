export { Deferred, durationSeconds, DurationHost, valued } from './durations';
export { Evaluator } from './evaluator';
export {
  defaultJvmLimits,
  JvmBudgetExceeded,
  type JvmHost,
  type JvmLimits,
} from './host';
export { Instance, instanceOf } from './instances';
export { jvmLanguageOf, parseJvmSource } from './parseSource';
export { JvmProject, type JvmType } from './project';
export * from './syntax';
