export { scheduleRetention } from './retention';
export type { RetentionSettings } from './retention';
