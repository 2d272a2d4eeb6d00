import { operationName } from '../run/operation';

/**
 * The operation of a sample: its label, which a JMeter test plan names; where
 * the label is a bare URL or path, the path without identifiers.
 */
export function labelOperation(label: string): string | undefined {
  return label === '' ? undefined : operationName('', label);
}
