export { Newcomer } from './Newcomer';
export { useSlaIntoPlan } from './useSlaIntoPlan';
export type { SlaIntoPlan } from './useSlaIntoPlan';
