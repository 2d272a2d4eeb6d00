import { NotFoundError } from '@backstage/errors';
import { ComponentSummary } from 'backstage-plugin-perf-coverage-common';
import { PerfCoverageDatabase } from '../database';
import { CatalogComponents } from '../scanning';

/** Finds what is stored of a component. */
export class ComponentLookup {
  constructor(
    private readonly options: {
      database: PerfCoverageDatabase;
      components: CatalogComponents;
      now(): Date;
    },
  ) {}

  /**
   * The row of a component that the catalog has; stored now where the catalog
   * has had it for a moment only.
   */
  async summary(entityRef: string): Promise<ComponentSummary> {
    const { database, components, now } = this.options;
    const stored = await database.components.get(entityRef);
    if (stored) return stored;
    const found = await components.read(entityRef);
    if (found) {
      // Without the entity's etag: the next sync takes it for new and scans it.
      await database.components.upsert(
        { ...found.component, entityEtag: null },
        now().toISOString(),
      );
    }
    const summary = await database.components.get(entityRef);
    if (!summary) {
      throw new NotFoundError(`There is no ${entityRef} in the catalog`);
    }
    return summary;
  }
}
