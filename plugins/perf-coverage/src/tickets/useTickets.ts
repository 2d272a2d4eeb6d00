import { useApi, useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { GapRecord } from 'backstage-plugin-perf-coverage-common';
import { perfCoverageApiRef, useLoad } from '../api';
import { useGapAddress } from '../components/useGapAddress';
import { Ticket, makeTicket } from './makeTicket';

/** More than these at once nobody looks through. */
export const MOST_TICKETS = 100;

/**
 * The tickets of gaps, of several components too. The catalog's annotations and
 * the portal's settings say where new issues are written; without the catalog
 * there is the text alone.
 */
export function useTickets(gaps: readonly GapRecord[]) {
  const api = useApi(perfCoverageApiRef);
  const catalog = useApiHolder().get(catalogApiRef);
  const addressOf = useGapAddress();
  const wanted = gaps.slice(0, MOST_TICKETS);
  const refs = [...new Set(wanted.map(gap => gap.entityRef))].sort();
  return useLoad(
    JSON.stringify(wanted.map(gap => [gap.entityRef, gap.id])),
    async (): Promise<Ticket[]> => {
      const [{ tickets: trackers }, parts] = await Promise.all([
        api.getSettings(),
        Promise.all(
          refs.map(async ref => {
            const [detail, entity] = await Promise.all([
              api.getComponent(ref),
              catalog?.getEntityByRef(ref),
            ]);
            return [ref, { detail, entity }] as const;
          }),
        ),
      ]);
      const components = new Map(parts);
      return wanted.flatMap(gap => {
        const component = components.get(gap.entityRef);
        if (!component) return [];
        const gapUrl = new URL(addressOf(gap), window.location.href).href;
        return [
          makeTicket(
            gap,
            component.detail,
            component.entity?.metadata.annotations ?? {},
            gapUrl,
            trackers,
          ),
        ];
      });
    },
  );
}
