import { findSecrets } from './findSecrets';

/** A header that carries its credential written out. */
const credential = /^(?:Basic|Bearer)\s{1,3}[\w+/=.~-]{16,4000}$/;

/**
 * What a value under a name tells of a secret, masked; null where it is none.
 * For settings in XML and YAML, whose notation is not that of a program.
 */
export function namedSecret(name: string, value: string): string | null {
  if (/^authorization$/i.test(name) && credential.test(value.trim())) {
    return `The credential of a header '${name}' is written out`;
  }
  const word = name.replace(/[^\w$-]/g, '_');
  const oneLine = value.replace(/["'`\r\n]/g, ' ').trim();
  const [found] = findSecrets(`${word} = "${oneLine}"`);
  return found?.message ?? null;
}
