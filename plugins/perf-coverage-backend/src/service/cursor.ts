import { InputError } from '@backstage/errors';
import { z } from 'zod';
import {
  ComponentCursor,
  componentSorts,
  GapCursor,
  gapSorts,
  SlaCursor,
  slaSorts,
} from '../database';

const componentCursorSchema = z.strictObject({
  sort: z.enum(componentSorts),
  order: z.enum(['asc', 'desc']),
  value: z.union([z.string().max(1024), z.number(), z.null()]),
  entityRef: z.string().max(512),
});

const gapCursorSchema = z.strictObject({
  sort: z.enum(gapSorts),
  order: z.enum(['asc', 'desc']),
  value: z.union([z.string().max(1024), z.number(), z.null()]),
  entityRef: z.string().max(512),
  gapId: z.string().max(255),
});

const slaCursorSchema = z.strictObject({
  sort: z.enum(slaSorts),
  order: z.enum(['asc', 'desc']),
  value: z.union([z.string().max(1024), z.number(), z.null()]),
  entityRef: z.string().max(512),
  position: z.int32().min(0),
});

const notOurs =
  'cursor: must be the nextCursor of the page before, with the same sort and order; leave it out for the first page';

/** The last row of a page as text that callers hand back unread. */
export function writeCursor(row: object): string {
  return Buffer.from(JSON.stringify(row)).toString('base64url');
}

/** Throws `InputError` for a text that no page of the same list gave. */
export function readCursor<T extends z.ZodType>(
  schema: T,
  text: string,
): z.infer<T> {
  const cursor = schema.safeParse(parsed(text));
  if (!cursor.success) throw new InputError(notOurs);
  return cursor.data;
}

/** Throws `InputError` for a text that no page of the same list gave. */
export function readComponentCursor(
  text: string,
  list: Pick<ComponentCursor, 'sort' | 'order'>,
): ComponentCursor {
  return ofList(readCursor(componentCursorSchema, text), list);
}

/** Throws `InputError` for a text that no page of the same list gave. */
export function readGapCursor(
  text: string,
  list: Pick<GapCursor, 'sort' | 'order'>,
): GapCursor {
  return ofList(readCursor(gapCursorSchema, text), list);
}

/** Throws `InputError` for a text that no page of the same list gave. */
export function readSlaCursor(
  text: string,
  list: Pick<SlaCursor, 'sort' | 'order'>,
): SlaCursor {
  return ofList(readCursor(slaCursorSchema, text), list);
}

type RowCursor = ComponentCursor | GapCursor | SlaCursor;

function ofList<T extends RowCursor>(
  cursor: T,
  list: { sort: string; order: string },
): T {
  if (
    cursor.sort !== list.sort ||
    cursor.order !== list.order ||
    !fits(cursor)
  ) {
    throw new InputError(notOurs);
  }
  return cursor;
}

const numericSorts: readonly RowCursor['sort'][] = [
  'coverage',
  'gaps',
  'effort',
  'margin',
];
const rankSorts: readonly RowCursor['sort'][] = ['priority', 'state'];

/** A database would refuse to compare a number with a text, or a rank with a fraction. */
function fits({ sort, value }: RowCursor): boolean {
  if (value === null) return true;
  if (rankSorts.includes(sort)) return z.int32().safeParse(value).success;
  return typeof value === (numericSorts.includes(sort) ? 'number' : 'string');
}

function parsed(text: string): unknown {
  const decoded = Buffer.from(text, 'base64url').toString('utf8');
  // Escaped or not, no database text holds it.
  if (decoded.includes('\0') || decoded.includes('\\u0000')) return undefined;
  try {
    return JSON.parse(decoded);
  } catch {
    // What is no JSON fails the schema, which says so.
    return undefined;
  }
}
