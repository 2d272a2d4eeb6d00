export { ConflictDialog } from './ConflictDialog';
export { DecisionFacts } from './DecisionFacts';
export { DecisionPart } from './DecisionPart';
export { UndoBar } from './UndoBar';
export { useDecisions } from './useDecisions';
export type { Decisions } from './useDecisions';
