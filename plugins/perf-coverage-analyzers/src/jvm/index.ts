export { Deferred, durationSeconds, DurationHost, valued } from './durations';
export {
  defaultJvmLimits,
  Evaluator,
  JvmBudgetExceeded,
  type JvmHost,
  type JvmLimits,
} from './evaluator';
export { Instance, instanceOf } from './instances';
export { jvmLanguageOf, parseJvmSource } from './parseSource';
export { JvmProject, type JvmType } from './project';
export * from './syntax';
