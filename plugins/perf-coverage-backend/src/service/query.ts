import { InputError } from '@backstage/errors';
import { withoutSecrets } from 'backstage-plugin-perf-coverage-readers';
import { z } from 'zod';

/**
 * Reads the parameters of a request. Throws `InputError` that names each
 * parameter and what it should be.
 */
export function readQuery<T extends z.ZodType>(
  schema: T,
  query: unknown,
): z.infer<T> {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues
      .slice(0, 10)
      .map(issue =>
        issue.path.length > 0
          ? `${issue.path.join('.')}: ${issue.message}`
          : issue.message,
      )
      .join('; '),
  );
}

/** PostgreSQL's texts have no NUL, so that no stored text can match one. */
function withoutNul(text: string): boolean {
  return !text.includes('\0');
}

const nulError = { error: 'must not contain the character NUL' };

/** One text of limited length; an empty one counts as absent. */
export function optionalText(maxLength: number) {
  return z
    .string({ error: 'must be given once, as text' })
    .max(maxLength, { error: `must have at most ${maxLength} characters` })
    .refine(withoutNul, nulError)
    .optional()
    .transform(value => value || undefined);
}

/** The same, and it must be there. */
export function requiredText(maxLength: number, missing: string) {
  return z
    .string({ error: missing })
    .min(1, { error: missing })
    .max(maxLength, { error: `must have at most ${maxLength} characters` })
    .refine(withoutNul, nulError);
}

/** One of a few values, which must be there. */
export function choice<const T extends string>(choices: readonly T[]) {
  return z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
}

/** A parameter that may be repeated, of a few values. */
export function repeatedChoice<const T extends string>(choices: readonly T[]) {
  const item = choice(choices);
  return z
    .union([item.transform(value => [value]), z.array(item)], {
      error: `must be one of ${choices.join(', ')}, and may be repeated`,
    })
    .optional();
}

const maxSearchWords = 10;

/** The words of a search, each of which has to be found. */
export function searchWords(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, maxSearchWords);
}

/** An address that a browser may open; kept without user, password and tokens. */
export function optionalAddress() {
  return z
    .url({
      protocol: /^https?$/,
      error: 'must be an address with http:// or https://',
    })
    .max(2000, { error: 'must have at most 2000 characters' })
    .transform(withoutSecrets)
    .optional();
}

/** A parameter that may be repeated. */
export function repeatedText(maxItems = 100, maxLength = 512) {
  const item = z
    .string({ error: 'must be text' })
    .max(maxLength, { error: `must have at most ${maxLength} characters` })
    .refine(withoutNul, nulError);
  return z
    .union([item.transform(value => [value]), z.array(item)], {
      error: 'must be text, and may be repeated',
    })
    .refine(values => values.length <= maxItems, {
      error: `may be given at most ${maxItems} times`,
    })
    .optional()
    .transform(values => values?.filter(value => value !== ''));
}

export function wholeNumber(range: { min: number; max: number }) {
  const error = `must be a whole number from ${range.min} to ${range.max}`;
  return z
    .string({ error })
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .refine(value => value >= range.min && value <= range.max, { error })
    .optional();
}

const defaultLimit = 50;

/** What each list takes that is read page by page: its order, and which page. */
export function pageParameters<const T extends string>(
  sorts: readonly T[],
  maxLimit: number,
) {
  return {
    sort: choice(sorts).optional(),
    order: z.enum(['asc', 'desc'], { error: 'must be asc or desc' }).optional(),
    limit: wholeNumber({ min: 1, max: maxLimit }).transform(
      limit => limit ?? defaultLimit,
    ),
    cursor: optionalText(4096),
  };
}
