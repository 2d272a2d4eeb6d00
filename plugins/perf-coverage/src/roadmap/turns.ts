import type { RoadmapSettings } from 'backstage-plugin-perf-coverage-common';

/** Ids of the work that goes first, in its order; empty where another rule decides. */
export function namedFirst({ order }: RoadmapSettings): readonly string[] {
  return order === undefined || typeof order === 'string' ? [] : order;
}

/**
 * The settings with the work at a place among what goes first, 0 for before all
 * else; null gives it back its turn by priority.
 */
export function withTurn(
  settings: RoadmapSettings,
  id: string,
  place: number | null,
): RoadmapSettings {
  const order = namedFirst(settings).filter(other => other !== id);
  if (place !== null) order.splice(place, 0, id);
  const { order: _before, ...others } = settings;
  return order.length > 0 ? { ...others, order } : others;
}
