export { EvidenceLegend } from './EvidenceLegend';
export { PriorityChip } from './PriorityChip';
export { signImage } from './signImage';
export { SignLegend } from './SignLegend';
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
export {
  evidenceColours,
  evidenceParts,
  quietText,
  toneColours,
  toneGround,
} from './tones';
