import { InputError } from '@backstage/errors';
import { ScopeColumns } from '../database';

const columns: Record<string, keyof ScopeColumns> = {
  component: 'entityRef',
  system: 'systemRef',
  domain: 'domainRef',
  group: 'ownerRef',
  user: 'ownerRef',
};

/** Whose roadmap, in lower case, with the columns that its components have. */
export interface Scope {
  ref: string;
  kind: string;
  columns: ScopeColumns;
}

/** Throws `InputError`. */
export function readScope(text: string): Scope {
  const ref = text.toLocaleLowerCase('en-US');
  if (ref === 'portal') return { ref, kind: 'portal', columns: {} };
  const [, kind] = /^([a-z]+):[^\s:/]+\/[^\s:/]+$/.exec(ref) ?? [];
  const column = kind === undefined ? undefined : columns[kind];
  if (column === undefined || ref.length > 512 || ref.includes('\0')) {
    throw new InputError(
      `scope: must be portal, or the reference of a component, system, domain, group or user such as system:default/payments`,
    );
  }
  return { ref, kind, columns: { [column]: ref } };
}
