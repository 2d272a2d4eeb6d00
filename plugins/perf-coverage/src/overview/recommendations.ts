import {
  Assessment,
  SlaRecommendation,
  WrittenSla,
  slaLines,
} from 'backstage-plugin-perf-coverage-common';

/** A recommended SLA with the capability that it is for. */
export interface NamedRecommendation extends SlaRecommendation {
  capability: string;
  capabilityTitle: string;
  /** That of the SLA that is only proposed, or one made of figure and capability. */
  name: string;
}

/** All limits that results suggest, each once. */
export function recommendationsOf(
  assessment: Assessment,
): NamedRecommendation[] {
  const titles = new Map(
    assessment.capabilities.map(({ name, title }) => [name, title]),
  );
  const proposed = assessment.slas.flatMap(sla =>
    sla.recommended
      ? [
          {
            ...sla.recommended,
            capability: sla.capability,
            capabilityTitle: titles.get(sla.capability) ?? sla.capability,
            name: sla.name,
          },
        ]
      : [],
  );
  const known = new Set(
    proposed.map(({ capability, metric, stat }) =>
      JSON.stringify([capability, metric, stat]),
    ),
  );
  const suggested = assessment.capabilities.flatMap(capability =>
    (capability.recommendedSlas ?? [])
      .filter(
        ({ metric, stat }) =>
          !known.has(JSON.stringify([capability.name, metric, stat])),
      )
      .map(recommendation => ({
        ...recommendation,
        capability: capability.name,
        capabilityTitle: capability.title,
        name: `${recommendation.metric} ${recommendation.stat}`,
      })),
  );
  return [...proposed, ...suggested];
}

/** The SLA as a plan writes it. */
export function writtenSla(recommendation: NamedRecommendation): WrittenSla {
  const { name, metric, stat, threshold, under } = recommendation;
  return { name, metric, stat, threshold, under };
}

/** The same as lines, to be put below its capability. */
export function slaSnippet(recommendation: NamedRecommendation): string {
  const lines = slaLines(writtenSla(recommendation)).trimEnd().split('\n');
  return [
    `# perf-coverage.yaml, below the capability ${JSON.stringify(
      recommendation.capability,
    )}`,
    '    slas:',
    ...lines.map(line => `      ${line}`),
    '',
  ].join('\n');
}
