/* OpenSLO v1: https://github.com/OpenSLO/OpenSLO */
import { readYaml } from '../documents';
import { readThreshold } from '../plan/threshold';
import { PlanProblem, PlanSla } from '../vocabulary';
import { Figure, figureOf } from './figures';

const limits = { maxBytes: 1_000_000, maxDepth: 50 };
const maxDocuments = 200;

/** Annotations by which an SLO says what its query can't. */
export const annotations = {
  capability: 'perf-coverage.io/capability',
  metric: 'perf-coverage.io/metric',
  stat: 'perf-coverage.io/stat',
  unit: 'perf-coverage.io/unit',
  on: 'perf-coverage.io/on',
  under: 'perf-coverage.io/under',
} as const;

/** An SLO read as the SLA that it states. @public */
export interface OpenSloSla {
  sla: PlanSla;
  /** Name of the capability, from an annotation; null where none says it. */
  capability: string | null;
  /** `spec.service`. */
  service: string | null;
}

/**
 * Reads the SLOs of an OpenSLO v1 file (one or more YAML documents, at most
 * 1 MB) as SLAs: those whose metric, statistic, operator, value and unit can be
 * told surely, from annotations `perf-coverage.io/…`, or from queries whose
 * meaning is fixed (a Prometheus histogram's bucket or quantile, a share of 5xx
 * answers). What can't be told is a warning, and never guessed.
 *
 * @param text - the file's content
 * @param file - the path to show in problems and links
 * @public
 */
export function readOpenSlo(
  text: string,
  file: string,
): { slas: OpenSloSla[]; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const documents = documentsOf(text);
  const report = (
    severity: PlanProblem['severity'],
    message: string,
    line: number,
    suggestion: string | null = null,
  ) => problems.push({ severity, message, file, line, column: 1, suggestion });
  if (text.length > limits.maxBytes || documents.length > maxDocuments) {
    report(
      'error',
      `The file has ${text.length} characters and ${documents.length} documents; at most ${limits.maxBytes} and ${maxDocuments} are read`,
      1,
    );
    return { slas: [], problems };
  }
  const parsed = documents.flatMap(({ body, line }) => {
    const reading = readYaml(body, limits);
    for (const problem of reading.problems) {
      report(
        'error',
        `It is not valid YAML: ${problem.message}`,
        line + problem.line,
      );
    }
    const root = mapOf(reading.value);
    return root.apiVersion === undefined
      ? []
      : [{ root, line: line + reading.placeOf(['metadata', 'name']).line }];
  });
  const indicators = new Map(
    parsed
      .filter(({ root }) => root.kind === 'SLI')
      .map(({ root }) => [textOf(mapOf(root.metadata).name), mapOf(root.spec)]),
  );
  const slas = parsed.flatMap(({ root, line }): OpenSloSla[] => {
    if (root.kind !== 'SLO') return [];
    if (root.apiVersion !== 'openslo/v1') {
      report(
        'warning',
        `The SLO is of version ${shown(
          root.apiVersion,
        )}; only openslo/v1 is read`,
        line,
      );
      return [];
    }
    return readSlo(root, line, file, indicators, (message, suggestion) =>
      report('warning', message, line, suggestion),
    );
  });
  return { slas, problems };
}

function readSlo(
  root: Fields,
  line: number,
  file: string,
  indicators: ReadonlyMap<string | null, Fields>,
  report: (message: string, suggestion: string | null) => void,
): OpenSloSla[] {
  const metadata = mapOf(root.metadata);
  const spec = mapOf(root.spec);
  const notes = mapOf(metadata.annotations);
  const note = (key: keyof typeof annotations) =>
    textOf(notes[annotations[key]]);
  const name = textOf(metadata.displayName) ?? textOf(metadata.name) ?? 'SLO';
  const reference = textOf(spec.indicatorRef);
  const indicator =
    reference === null
      ? mapOf(mapOf(spec.indicator).spec)
      : indicators.get(reference) ?? {};
  const objectives = Array.isArray(spec.objectives)
    ? spec.objectives.slice(0, 20).map(mapOf)
    : [];
  if (objectives.length === 0)
    report(`The SLO ${name} has no objectives`, null);
  return objectives.flatMap((objective, index): OpenSloSla[] => {
    const figure = figureOf(indicator, objective, {
      metric: note('metric'),
      stat: note('stat'),
      unit: note('unit'),
    });
    const title = textOf(objective.displayName);
    const own = objectives.length > 1 ? `${name}: ${title ?? index + 1}` : name;
    if ('unknown' in figure) {
      report(
        `The SLO ${own} does not count: ${figure.unknown}`,
        `Say it in metadata.annotations: ${annotations.metric}, ${annotations.stat}, ${annotations.unit}`,
      );
      return [];
    }
    const problem = problemOf(figure);
    if (problem !== null) {
      report(`The SLO ${own} does not count: ${problem}`, null);
      return [];
    }
    return [
      {
        capability: note('capability'),
        service: textOf(spec.service),
        sla: {
          ...{ ...figure, name: own, under: note('under'), on: note('on') },
          ...{ agreed: true, line, file },
        },
      },
    ];
  });
}

/** The rules of the plan's own thresholds hold here, too. */
function problemOf({ metric, operator, value, unit }: Figure): string | null {
  const written = `${operator} ${value.toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 9,
  })}${unit === 'count' ? '' : unit}`;
  const reading = readThreshold(written, metric);
  return reading.ok ? null : reading.message;
}

/** The documents of a file, each with the number of lines in front of it. */
function documentsOf(text: string): { body: string; line: number }[] {
  const documents: { body: string[]; line: number }[] = [{ body: [], line: 0 }];
  text.split('\n').forEach((own, index) => {
    if (/^---(?:\s|$)/.test(own)) documents.push({ body: [], line: index + 1 });
    else documents[documents.length - 1].body.push(own);
  });
  return documents
    .map(({ body, line }) => ({ body: body.join('\n'), line }))
    .filter(({ body }) => /^[^\s#]/m.test(body));
}

export type Fields = Record<string, unknown>;

export function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== ''
    ? value.slice(0, 2_000)
    : null;
}

function shown(value: unknown): string {
  return String(value).slice(0, 60);
}
