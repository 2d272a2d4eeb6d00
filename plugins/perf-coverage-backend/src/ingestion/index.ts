export { RunIngestion } from './RunIngestion';
export type { ReadRun, ResultFile, RunContext } from './RunIngestion';
export { TooManyUploadsError, UploadLimits } from './UploadLimits';
export type { UploadLimitSettings } from './UploadLimits';
export { UploadTooLargeError, withSpooledUpload } from './UploadSpool';
