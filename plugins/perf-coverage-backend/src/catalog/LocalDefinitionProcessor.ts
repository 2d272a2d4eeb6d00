import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessor, LocationSpec } from '@backstage/plugin-catalog-node';
import { promises as fs } from 'fs';
import path from 'path';
import { AllowedFolders, isInside } from '../sources';

const maxBytes = 5 * 1024 * 1024;

/**
 * Puts the text of a file into `spec.definition: { $text: ./openapi.yaml }` of
 * APIs whose catalog file lies on this machine: the catalog itself does that for
 * addresses only. The file has to lie in the folder of the catalog file, and
 * that in a folder which the configuration allows.
 */
export class LocalDefinitionProcessor implements CatalogProcessor {
  constructor(private readonly allowedFolders: AllowedFolders) {}

  getProcessorName(): string {
    return 'PerfCoverageLocalDefinitionProcessor';
  }

  /** Before the catalog's own, which would refuse the entity. */
  getPriority(): number {
    return 10;
  }

  async preProcessEntity(
    entity: Entity,
    location: LocationSpec,
  ): Promise<Entity> {
    const file = textPlaceholder(entity.spec?.definition);
    if (
      entity.kind !== 'API' ||
      location.type !== 'file' ||
      file === undefined
    ) {
      return entity;
    }
    return {
      ...entity,
      spec: {
        ...entity.spec,
        definition: await this.read(location.target, file),
      },
    };
  }

  private async read(catalogFile: string, file: string): Promise<string> {
    const folder = await this.allowedFolders.folderOf(catalogFile);
    const mend = 'name a file beside or below the catalog file';
    let real: string;
    try {
      real = await fs.realpath(path.resolve(folder, file));
    } catch (error) {
      throw new InputError(`$text: there is no ${file}; ${mend}`, error);
    }
    if (!isInside(folder, real)) {
      throw new InputError(`$text: ${file} leads out of the folder; ${mend}`);
    }
    const { size } = await fs.stat(real);
    if (size > maxBytes) {
      throw new InputError(
        `$text: ${file} has ${size} bytes, more than ${maxBytes}`,
      );
    }
    return fs.readFile(real, 'utf8');
  }
}

function textPlaceholder(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [entry, ...others] = Object.entries(value);
  return others.length === 0 &&
    entry?.[0] === '$text' &&
    typeof entry[1] === 'string'
    ? entry[1]
    : undefined;
}
