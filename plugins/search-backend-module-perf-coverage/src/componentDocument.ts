import { IndexableDocument } from '@backstage/plugin-search-common';
import {
  ComponentSummary,
  GapListItem,
  SlaListItem,
} from 'backstage-plugin-perf-coverage-common';

/**
 * A component as the search finds it; its address is that of its Performance
 * tab.
 *
 * @public
 */
export interface PerfCoverageDocument extends IndexableDocument {
  /** Of the component. */
  entityRef: string;
  /** Owner's entity reference; empty where the catalog names none. */
  owner: string;
  /** `covered`, `partial`, `failing`, `untested`, `excluded` or `unknown`. */
  state: string;
  met: number;
  applicable: number;
  /** Titles of open gaps, most urgent first; at most 20. */
  gaps: string[];
  /** Names of SLAs, worst news first; at most 20. */
  slas: string[];
}

/** What one result can show. */
const MOST_NAMES = 20;

/** Longer texts make an index slow and find nothing more. */
const MOST_CHARACTERS = 50_000;

/** As pages call it, so that a search by it finds it. */
function slaWord({ state }: SlaListItem): string {
  return state === 'undefined' ? 'only proposed' : state;
}

/** The document of a component with gaps or SLAs; undefined where it has neither. */
export function componentDocument(
  component: ComponentSummary,
  gaps: readonly GapListItem[],
  slas: readonly SlaListItem[],
): PerfCoverageDocument | undefined {
  if (gaps.length === 0 && slas.length === 0) return undefined;
  const [kind, namespace, name] = component.entityRef.split(/[:/]/);
  const text = [
    ...gaps.map(
      gap => `${gap.title} (${gap.priority}, ${gap.capabilityTitle})`,
    ),
    ...slas.map(
      sla => `${sla.name} (SLA ${slaWord(sla)}, ${sla.capabilityTitle})`,
    ),
    component.description ?? '',
  ].join('\n');
  return {
    title: component.title,
    text: text.slice(0, MOST_CHARACTERS),
    location: `/catalog/${[namespace, kind, name]
      .map(encodeURIComponent)
      .join('/')}/performance`,
    authorization: { resourceRef: component.entityRef },
    entityRef: component.entityRef,
    owner: component.ownerRef ?? '',
    state: component.state,
    met: component.met,
    applicable: component.applicable,
    gaps: gaps.slice(0, MOST_NAMES).map(gap => gap.title),
    slas: slas.slice(0, MOST_NAMES).map(sla => sla.name),
  };
}
