/** More rows than this are no list that somebody reads. */
export const MAX_ROWS = 20_000;

/** What the backend gives in one answer at most. */
const PAGE_SIZE = 500;

/** All items that a query selects, at most `MAX_ROWS`; tells how many are there after each answer. */
export async function collectPages<Query extends object, Item>(
  ask: (
    query: Query & { limit: number; cursor?: string },
  ) => Promise<{ items: Item[]; nextCursor: string | null }>,
  query: Query,
  onProgress: (collected: number) => void,
  isOver: () => boolean,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Item[]; nextCursor: string | null } = await ask({
      ...query,
      limit: PAGE_SIZE,
      ...(cursor === null ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.nextCursor;
    onProgress(items.length);
  } while (cursor !== null && items.length < MAX_ROWS && !isOver());
  return items.slice(0, MAX_ROWS);
}
