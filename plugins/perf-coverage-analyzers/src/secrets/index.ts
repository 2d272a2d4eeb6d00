export { findSecrets, type FoundSecret } from './findSecrets';
