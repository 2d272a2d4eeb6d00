export { ConflictDialog } from './ConflictDialog';
export { DecisionFacts, untilText } from './DecisionFacts';
export { DecisionPart } from './DecisionPart';
export { UndoBar } from './UndoBar';
export { decisionWords } from './decisionRules';
export { useDecisions } from './useDecisions';
export type { Decisions } from './useDecisions';
