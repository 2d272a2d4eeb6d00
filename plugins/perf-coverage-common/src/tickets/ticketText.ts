import { escapeMarkdown, markdownAddress } from '../exports';
import {
  AssessedCapability,
  AssessedGap,
  AssessedSla,
  EvidenceLink,
} from '../vocabulary';
import { KindPlan, kindPlans } from './kindPlans';

/** What a ticket about a gap is made of. @public */
export interface TicketInput {
  gap: AssessedGap;
  component: { entityRef: string; title: string };
  /** The gap's capability; null where nothing more is known of it. */
  capability: AssessedCapability | null;
  /** SLAs of the capability. */
  slas: readonly AssessedSla[];
  /** Full address of the gap's page; null where there is none. */
  gapUrl: string | null;
  /** Full address of a piece of evidence; null where it can't be linked. */
  addressOf?: (link: EvidenceLink) => string | null;
}

/** @public */
export interface TicketText {
  /** One line of plain text. */
  title: string;
  /** Markdown as GitHub and GitLab show it. */
  body: string;
}

const mostTitle = 200;

/**
 * A complete ticket for a gap: why it matters, why it is a gap, what to test with
 * which data, what to record, when it passes, how long it takes, and when it is
 * done. Texts of files and people stand in it as plain text.
 *
 * @public
 */
export function ticketText(input: TicketInput): TicketText {
  const { gap, component } = input;
  const sections: [string, string | null][] = [
    ['Context and impact', contextOf(input)],
    ['Why this is a gap', whyOf(input)],
    ['Test plan', planOf(gap)],
    ['Data needed', dataOf(gap)],
    ['Metrics to record', metricsOf(gap, input.slas)],
    ['Pass and fail', criteriaOf(input.slas)],
    ['Estimate', estimateOf(gap)],
    ['Definition of done', doneOf(gap)],
  ];
  const title = `${component.title}: ${gap.title}`.replace(/\s+/g, ' ').trim();
  const characters = Array.from(title);
  return {
    title:
      characters.length > mostTitle
        ? `${characters.slice(0, mostTitle - 1).join('')}…`
        : title,
    body: sections
      .flatMap(([head, text]) =>
        text === null ? [] : [`## ${head}\n\n${text}`],
      )
      .join('\n'),
  };
}

function contextOf({
  gap,
  component,
  capability,
  gapUrl,
}: TicketInput): string {
  const page = gapUrl === null ? null : markdownAddress(gapUrl);
  return list([
    `Component: ${escapeMarkdown(component.title)} (\`${code(
      component.entityRef,
    )}\`)`,
    `Capability: ${escapeMarkdown(gap.capabilityTitle)}${
      capability ? `, impact ${capability.impact}` : ''
    }`,
    `Priority: ${gap.priority}. ${escapeMarkdown(gap.priorityWhy)}`,
    ...(capability?.rationale
      ? [`Why it matters: ${escapeMarkdown(capability.rationale)}`]
      : []),
    ...(page === null ? [] : [`[This gap in the portal](${page})`]),
  ]);
}

function whyOf({ gap, addressOf }: TicketInput): string {
  const evidence = gap.links.map(link => {
    const address = addressOf?.(link) ?? null;
    const target = address === null ? null : markdownAddress(address);
    const label = escapeMarkdown(labelOf(link));
    return target === null ? label : `[${label}](${target})`;
  });
  return `${escapeMarkdown(gap.why)}\n${
    evidence.length > 0 ? `\nEvidence:\n\n${list(evidence)}` : ''
  }`;
}

function labelOf(link: EvidenceLink): string {
  switch (link.type) {
    case 'source':
    case 'plan':
      return `${link.label} (${link.file}:${link.line})`;
    case 'run':
      return `${link.label} (run ${link.runId})`;
    case 'operation':
      return `${link.label} (${link.operation})`;
    default:
      throw new Error(`Unknown kind of evidence: ${JSON.stringify(link)}`);
  }
}

function plansOf({ kinds }: AssessedGap): KindPlan[] {
  return [...new Set(kinds)].map(kind => kindPlans[kind]);
}

function planOf(gap: AssessedGap): string {
  const kinds = plansOf(gap).map(
    ({ title, steps }) => `### ${title}\n\n${numbered(steps)}`,
  );
  const close = gap.close.map(escapeMarkdown);
  return [
    ...(close.length > 0 ? [list(close)] : []),
    ...kinds,
    ...(close.length + kinds.length === 0
      ? ['Add what the gap asks for, and run it.\n']
      : []),
  ].join('\n');
}

function dataOf(gap: AssessedGap): string | null {
  const plans = plansOf(gap);
  return plans.length === 0
    ? null
    : list(plans.map(({ title, data }) => `${title}: ${data}`));
}

function metricsOf(
  gap: AssessedGap,
  slas: readonly AssessedSla[],
): string | null {
  const metrics = [
    ...plansOf(gap).flatMap(plan => plan.metrics),
    ...slas.map(
      ({ metric, stat, unit }) =>
        `${escapeMarkdown(metric)}, ${escapeMarkdown(stat)}${
          unit === '' ? '' : `, in ${escapeMarkdown(unit)}`
        }`,
    ),
  ];
  return metrics.length === 0 ? null : list([...new Set(metrics)]);
}

function criteriaOf(slas: readonly AssessedSla[]): string {
  if (slas.length === 0) {
    return 'No SLA is agreed for this capability. Agree on a limit with its owner first and add it to the plan; until then a run shows what is usual, and passes or fails nothing.\n';
  }
  return list(
    slas.map(sla => {
      const limit = `${escapeMarkdown(sla.metric)} ${escapeMarkdown(
        sla.stat,
      )} ${escapeMarkdown(sla.operator)} ${sla.value} ${escapeMarkdown(
        sla.unit,
      )}`.trim();
      const load =
        sla.under === null ? '' : ` under ${escapeMarkdown(sla.under)}`;
      const now =
        sla.actual === null
          ? ''
          : ` Newest run: ${sla.actual} ${escapeMarkdown(sla.unit)} (${
              sla.state
            }).`;
      return `${escapeMarkdown(
        sla.name,
      )}: passes where ${limit}${load}; fails otherwise.${now}`;
    }),
  );
}

function estimateOf({ estimate }: AssessedGap): string {
  if (estimate === null) return 'Nobody has estimated this yet.\n';
  const { low, high, likely } = estimate;
  const sources = {
    plan: 'from the plan file',
    person: `by ${escapeMarkdown(estimate.by ?? 'a person')}${
      estimate.at === undefined ? '' : ` on ${estimate.at.slice(0, 10)}`
    }`,
    default: 'the default for gaps of this type and size',
  };
  return `${low}–${high} hours${
    likely === undefined ? '' : `, likely ${likely}`
  }, an 80 % interval, ${sources[estimate.source]}.\n`;
}

function doneOf(gap: AssessedGap): string {
  return [
    'The test stands in the repository and can be started by one command.',
    'It has run in a shared environment, and its result file was sent to the portal.',
    'It asserts the limits above, so that it fails when they are broken.',
    ...(gap.kinds.length > 0
      ? ['It runs in CI, or on a schedule, without anybody at hand.']
      : []),
    'The portal shows this gap as closed: only evidence closes it.',
  ]
    .map(text => `- [ ] ${text}\n`)
    .join('');
}

function list(items: readonly string[]): string {
  return items.map(item => `- ${item}\n`).join('');
}

function numbered(items: readonly string[]): string {
  return items.map((item, at) => `${at + 1}. ${item}\n`).join('');
}

function code(text: string): string {
  return text.replace(/[`\s]+/g, ' ').trim();
}
