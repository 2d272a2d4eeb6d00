import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { ComponentCursor, componentSorts } from '../database';

const cursorSchema = z.strictObject({
  sort: z.enum(componentSorts),
  order: z.enum(['asc', 'desc']),
  value: z.union([z.string().max(1024), z.number(), z.null()]),
  entityRef: z.string().max(512),
});

/** A cursor as text that callers hand back unread. */
export function encodeCursor(cursor: ComponentCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws `InputError` for a text that no page of the same list gave. */
export function decodeCursor(
  text: string,
  list: Pick<ComponentCursor, 'sort' | 'order'>,
): ComponentCursor {
  const cursor = cursorSchema.safeParse(parsed(text));
  if (
    !cursor.success ||
    cursor.data.sort !== list.sort ||
    cursor.data.order !== list.order ||
    !fits(cursor.data)
  ) {
    throw new InputError(
      'cursor: must be the nextCursor of the page before, with the same sort and order; leave it out for the first page',
    );
  }
  return cursor.data;
}

const numericSorts: readonly ComponentCursor['sort'][] = [
  'coverage',
  'gaps',
  'effort',
];

/** A database would refuse to compare a number with a text. */
function fits({ sort, value, entityRef }: ComponentCursor): boolean {
  if (entityRef.includes('\0')) return false;
  if (value === null) return true;
  return numericSorts.includes(sort)
    ? typeof value === 'number'
    : typeof value === 'string' && !value.includes('\0');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // What is no JSON fails the schema, which says so.
    return undefined;
  }
}
