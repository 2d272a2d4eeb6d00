import { GapType } from '../vocabulary';

/**
 * Identity of a gap: component, capability, type and subject decide it, so it
 * survives rescans, other wording and renamed tests. 64-bit FNV-1a
 * (http://www.isthe.com/chongo/tech/comp/fnv/) in base 36.
 */
export function gapId(
  entityRef: string,
  capability: string,
  type: GapType,
  subject = '',
): string {
  const text = [
    entityRef.toLocaleLowerCase('en-US'),
    capability,
    type,
    subject,
  ].join('\n');
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(36).padStart(13, '0');
}
