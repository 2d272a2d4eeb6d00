import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { openFolder } from 'backstage-plugin-perf-coverage-analyzers';
import { SourceTree } from 'backstage-plugin-perf-coverage-node';
import { makeTemporaryFolder } from 'backstage-plugin-perf-coverage-readers';
import { promises as fs } from 'fs';
import { AllowedFolders } from './AllowedFolders';
import { urlLinkTemplate } from './linkTemplate';
import { findResultFiles, openResultFile, ResultFiles } from './resultFiles';
import { sourceLocation } from './sourceLocation';
import { SourcesError } from './SourcesError';

/** More files that were not fetched are not named. */
const maxNotFetched = 20;

/** The sources of one component, open for reading until `close`. */
export interface ComponentSources {
  /** As the catalog names it. */
  location: string;
  etag: string | null;
  urlTemplate: string | null;
  tree: SourceTree;
  /** Files that were too large to be fetched at all; the first ones. */
  notFetched: readonly string[];
  findFiles(
    matches: (file: string) => boolean,
    limit: number,
  ): Promise<ResultFiles>;
  openFile(file: string): Promise<AsyncIterable<Buffer>>;
  close(): Promise<void>;
}

export interface SourceReaderOptions {
  urlReader: UrlReaderService;
  integrations: ScmIntegrationRegistry;
  allowedFolders: AllowedFolders;
  /** For sources read from a folder. */
  linkTemplate: string | null;
  /** Of a result file. */
  maxFileBytes: number;
}

/** Reads the sources that an entity points to. */
export class SourceReader {
  constructor(private readonly options: SourceReaderOptions) {}

  /**
   * Opens the sources; `unchanged` where they still have the given etag. Throws
   * `SourcesError` where there are none or they may not be read.
   */
  async open(
    entity: Entity,
    known: { location: string; etag: string | null } | undefined,
  ): Promise<ComponentSources | 'unchanged'> {
    const location = sourceLocation(entity);
    if (location.type === 'file') {
      return this.openFolderAt(
        entity,
        await this.options.allowedFolders.folderOf(location.path),
      );
    }
    return this.openUrl(
      location.url,
      known?.location === `url:${location.url}` ? known.etag : null,
    );
  }

  private async openFolderAt(
    entity: Entity,
    folder: string,
  ): Promise<ComponentSources> {
    return {
      ...(await this.openRoot(folder)),
      location: `file:${folder}`,
      etag: null,
      notFetched: [],
      urlTemplate:
        this.options.linkTemplate?.replaceAll(
          '{entity}',
          encodeURIComponent(entity.metadata.name),
        ) ?? null,
      close: async () => {},
    };
  }

  private async openUrl(
    url: string,
    etag: string | null,
  ): Promise<ComponentSources | 'unchanged'> {
    const { integrations, urlReader, maxFileBytes } = this.options;
    const folderUrl = folderOfUrl(integrations, url);
    const temporary = await makeTemporaryFolder('sources');
    const close = () => temporary.remove();
    const notFetched: string[] = [];
    try {
      const response = await urlReader.readTree(folderUrl, {
        etag: etag ?? undefined,
        filter: (file, info) => {
          const fits = info === undefined || info.size <= maxFileBytes;
          if (!fits && notFetched.length < maxNotFetched) notFetched.push(file);
          return fits;
        },
      });
      const folder = await fs.realpath(
        await response.dir({ targetDir: temporary.path }),
      );
      return {
        ...(await this.openRoot(folder)),
        location: `url:${url}`,
        etag: response.etag,
        notFetched,
        urlTemplate: urlLinkTemplate(integrations, folderUrl),
        close,
      };
    } catch (error) {
      await close();
      if (isError(error) && error.name === 'NotModifiedError') {
        return 'unchanged';
      }
      throw urlError(folderUrl, error);
    }
  }

  private async openRoot(folder: string) {
    return {
      tree: await openFolder(folder),
      findFiles: (matches: (file: string) => boolean, limit: number) =>
        findResultFiles(folder, matches, limit),
      openFile: (file: string) =>
        openResultFile(folder, file, this.options.maxFileBytes),
    };
  }
}

/** The folder of an address: of a catalog file, the one that it lies in. */
function folderOfUrl(
  integrations: ScmIntegrationRegistry,
  url: string,
): string {
  if (/\.ya?ml$/i.test(url)) {
    return integrations.resolveUrl({ url: './', base: url });
  }
  return url.endsWith('/') ? url : `${url}/`;
}

function urlError(url: string, error: unknown): SourcesError {
  if (error instanceof SourcesError) return error;
  const why = isError(error) ? error.message : String(error);
  if (isError(error) && error.name === 'NotFoundError') {
    return new SourcesError(
      'failed',
      `There is nothing at ${url}; correct the entity's source location`,
      { cause: error },
    );
  }
  return new SourcesError(
    'failed',
    `The sources at ${url} could not be read: ${why}`,
    { cause: error },
  );
}
