export { findSecrets, type FoundSecret } from './findSecrets';
export { namedSecret } from './namedSecret';
