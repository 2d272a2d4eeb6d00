import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  PerfCoverageApi,
  PerfCoverageClient,
  perfCoverageReadPermission,
} from 'backstage-plugin-perf-coverage-common';
import { Readable } from 'stream';
import { componentDocument, PerfCoverageDocument } from './componentDocument';

/** Type of our documents in the index. */
export const documentType = 'perf-coverage';

/**
 * Components of one page. Their references stand in the address of the
 * questions that follow, which must stay shorter than a request's head may be.
 */
const PAGE_SIZE = 50;

const LIST_SIZE = 500;

type Asked = Pick<PerfCoverageApi, 'listComponents' | 'listGaps' | 'listSlas'>;

export interface CollatorOptions {
  api: Asked;
  /** Whose permission decides who finds a document. */
  visibility: 'catalog' | 'perf-coverage';
}

/** Reads components with their gaps and SLAs, a page at a time, and makes documents of them. */
export class PerfCoverageCollatorFactory implements DocumentCollatorFactory {
  readonly type = documentType;
  readonly visibilityPermission: Permission;

  constructor(private readonly options: CollatorOptions) {
    this.visibilityPermission =
      options.visibility === 'catalog'
        ? catalogEntityReadPermission
        : perfCoverageReadPermission;
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.documents());
  }

  private async *documents(): AsyncGenerator<PerfCoverageDocument> {
    const { api } = this.options;
    const components = pagesOf(cursor =>
      api.listComponents({ sort: 'title', limit: PAGE_SIZE, cursor }),
    );
    for await (const page of components) {
      const component = page.map(({ entityRef }) => entityRef);
      const gaps = await grouped(
        pagesOf(cursor =>
          api.listGaps({ component, limit: LIST_SIZE, cursor }),
        ),
      );
      const slas = await grouped(
        pagesOf(cursor =>
          api.listSlas({ component, limit: LIST_SIZE, cursor }),
        ),
      );
      for (const summary of page) {
        const document = componentDocument(
          summary,
          gaps.get(summary.entityRef) ?? [],
          slas.get(summary.entityRef) ?? [],
        );
        if (document) yield document;
      }
    }
  }
}

/** The pages of a list. An empty one has nothing behind it. */
async function* pagesOf<Item>(
  ask: (
    cursor: string | undefined,
  ) => Promise<{ items: Item[]; nextCursor: string | null }>,
): AsyncGenerator<Item[]> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await ask(cursor);
    if (items.length > 0) yield items;
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function grouped<Item extends { entityRef: string }>(
  pages: AsyncIterable<Item[]>,
): Promise<Map<string, Item[]>> {
  const groups = new Map<string, Item[]>();
  for await (const page of pages) {
    for (const item of page) {
      const known = groups.get(item.entityRef);
      if (known) known.push(item);
      else groups.set(item.entityRef, [item]);
    }
  }
  return groups;
}

/** The backend's own API, asked in the name of the search plugin. */
export function serviceClient(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): Asked {
  const { auth, discovery } = options;
  return new PerfCoverageClient({
    discoveryApi: discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await auth.getPluginRequestToken({
          onBehalfOf: await auth.getOwnServiceCredentials(),
          targetPluginId: 'perf-coverage',
        });
        return fetch(input, {
          ...init,
          headers: { ...init?.headers, Authorization: `Bearer ${token}` },
        });
      },
    },
  });
}
