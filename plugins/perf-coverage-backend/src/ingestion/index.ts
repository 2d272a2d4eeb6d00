export { RunIngestion } from './RunIngestion';
export type { ResultFile, RunContext } from './RunIngestion';
export { UploadTooLargeError, withSpooledUpload } from './UploadSpool';
