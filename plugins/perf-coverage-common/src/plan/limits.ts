/** A plan larger or deeper than this is refused. */
export const planLimits = { maxBytes: 1_000_000, maxDepth: 20 };
