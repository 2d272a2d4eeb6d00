import { InputError } from '@backstage/errors';
import { Inventory, inventoryTotals } from '../vocabulary';
import { inventorySchema } from './inventorySchema';

const maxIssues = 5;

/**
 * An inventory that came from elsewhere, such as the output of the command
 * `perf-coverage scan --json`. Counts are made anew, they are not believed.
 * Throws `InputError` that names the places that are wrong.
 *
 * @public
 */
export function parseInventory(value: unknown): Inventory {
  const result = inventorySchema.safeParse(value);
  if (!result.success) {
    const { issues } = result.error;
    const more = issues.length - maxIssues;
    throw new InputError(
      `This is no inventory as "perf-coverage scan --json" prints it: ${issues
        .slice(0, maxIssues)
        .map(({ path, message }) =>
          path.length > 0 ? `${path.join('.')}: ${message}` : message,
        )
        .join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    );
  }
  return { ...result.data, totals: inventoryTotals(result.data.files) };
}
