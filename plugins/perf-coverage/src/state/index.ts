export { PriorityChip } from './PriorityChip';
export { signImage } from './signImage';
export { StateSign } from './StateSign';
export {
  priorityTones,
  signOfCounts,
  signOfCoverage,
  signOfEvidence,
  signOfMany,
  signOfSla,
  signs,
} from './signs';
export type { SignName, Tone } from './signs';
export { evidenceColours, quietText, toneColours, toneGround } from './tones';
