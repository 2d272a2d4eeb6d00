export { PriorityChip } from './PriorityChip';
export { StateSign } from './StateSign';
export {
  evidenceWords,
  priorityWords,
  signOfCoverage,
  signOfEvidence,
  signOfMany,
  signOfSla,
  signs,
  slaWords,
} from './signs';
export type { SignName, Tone } from './signs';
export { evidenceColours, quietText, toneColours, toneGround } from './tones';
