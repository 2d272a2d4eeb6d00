import { InputError } from '@backstage/errors';
import { Mapping, mappingSchema } from './schema';
import { compileMapping } from './rules';

const maxIssues = 5;

/**
 * Checks a mapping as configuration has it: its shape and every path in it.
 *
 * @throws InputError with the place of what is wrong.
 * @public
 */
export function parseMapping(value: unknown): Mapping {
  const parsed = mappingSchema.safeParse(value);
  if (!parsed.success) {
    throw new InputError(
      `The mapping is wrong: ${parsed.error.issues
        .slice(0, maxIssues)
        .map(
          ({ path, message }) =>
            `${path.map(String).join('.') || 'the mapping'}: ${message}`,
        )
        .join('; ')}`,
    );
  }
  compileMapping(parsed.data);
  return parsed.data;
}
