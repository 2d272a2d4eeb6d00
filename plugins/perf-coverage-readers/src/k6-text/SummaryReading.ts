import { RunCheck } from 'backstage-plugin-perf-coverage-common';
import { K6SummaryMetric } from '../k6';
import { rowValues } from './rowValues';
import { sectionOf } from './sections';
import { SummaryLine } from './summaryLines';

/** What a summary says. */
export interface ConsoleSummary {
  metrics: K6SummaryMetric[];
  failedChecks: RunCheck[];
  /** Checks that always passed: the summary has no count of them. */
  passedChecks: CheckName[];
  /** The time of the run as its progress has it. */
  time: string | undefined;
  /** Values that could not be read, and the line of the first. */
  unreadable: { count: number; line: number } | undefined;
}

type CheckName = Pick<RunCheck, 'name' | 'group'>;
type Line<Kind> = Extract<SummaryLine, { kind: Kind }>;

/** A group, in the newer layout a scenario, too, that titles name. */
interface Part {
  indent: number;
  /** With those around it, as k6 writes paths: `::checkout::payment`. */
  group: string;
  scenario: string | undefined;
}

/** A longer path is no script's doing. */
const maxPath = 1000;

/** The older layout marks a metric, and does not name its thresholds. */
const allThresholds = 'all thresholds';

/** Takes in the lines of one report, whichever layout its summary has. */
export class SummaryReading {
  readonly #summary: ConsoleSummary = {
    metrics: [],
    failedChecks: [],
    passedChecks: [],
    time: undefined,
    unreadable: undefined,
  };
  readonly #byKey = new Map<string, K6SummaryMetric>();
  readonly #thresholds = new Map<string, K6SummaryMetric['thresholds']>();
  /** Statistics that a threshold shows and the row may not. */
  readonly #shown = new Map<string, Record<string, number>>();
  #section: ReturnType<typeof sectionOf> = 'group';
  /** What the line stands in, the outermost first. */
  #parts: Part[] = [];
  /** Of the sub-metrics that follow. */
  #parent = '';
  #thresholdsOf = '';
  /** Checks, if rows follow; other tools write such marks, too. */
  #marks: { mark: Line<'mark'>; check: CheckName; counts?: Line<'counts'> }[] =
    [];
  #rowsBegun = false;

  /** The number counts from 1. */
  add(line: SummaryLine, number: number): void {
    switch (line.kind) {
      case 'title':
        this.#title(line);
        break;
      case 'mark':
        this.#mark(line);
        break;
      case 'counts': {
        const last = this.#marks.at(-1);
        if (last && !last.mark.ok) {
          last.counts = line;
        }
        break;
      }
      case 'row':
        this.#row(line, number);
        break;
      case 'running':
        this.#summary.time = line.time;
        this.#marks = [];
        break;
      case 'text':
        this.#text(line.text);
        break;
      default:
    }
  }

  end(): ConsoleSummary {
    for (const [key, thresholds] of this.#thresholds) {
      const metric = this.#byKey.get(key);
      if (metric) {
        metric.thresholds = thresholds;
        if (metric.type === 'trend') {
          metric.values = { ...this.#shown.get(key), ...metric.values };
        }
      } else {
        // A metric without samples may have thresholds and no row.
        this.#summary.metrics.push({
          key,
          type: 'counter',
          contains: undefined,
          values: {},
          thresholds,
        });
      }
    }
    return this.#summary;
  }

  #title(title: Line<'title'>): void {
    this.#section = sectionOf(title);
    if (this.#section === 'thresholds' || this.#section === 'total') {
      this.#parts = [];
      this.#marks = [];
    } else {
      const around = this.#around(title.indent);
      this.#parts = [...around, partOf(title, around.at(-1))];
    }
  }

  #mark(mark: Line<'mark'>): void {
    if (this.#section === 'thresholds') {
      this.#threshold(mark);
    } else if (this.#section !== 'apart' && !this.#rowsBegun) {
      const group = this.#around(mark.indent).at(-1)?.group ?? '';
      this.#marks.push({ mark, check: { name: mark.text, group } });
    }
  }

  /** `✓ 'p(95)<500' p(95)=210.5ms` */
  #threshold({ ok, text }: Line<'mark'>): void {
    const end = text.lastIndexOf("' ");
    if (this.#thresholdsOf === '' || !text.startsWith("'") || end < 1) {
      return;
    }
    const key = this.#thresholdsOf;
    const known = this.#thresholds.get(key) ?? [];
    known.push({ expression: text.slice(1, end), ok });
    this.#thresholds.set(key, known);
    const shown = rowValues(text.slice(end + 1));
    if (shown?.type === 'trend') {
      this.#shown.set(key, { ...this.#shown.get(key), ...shown.values });
    }
  }

  #text(text: string): void {
    if (this.#section === 'thresholds') {
      // A sub-metric stands below its metric without the name of that.
      const tags = text.indexOf('{');
      this.#thresholdsOf = tags === 0 ? this.#parent + text : text;
      if (tags !== 0) {
        this.#parent = tags < 0 ? text : text.slice(0, tags);
      }
    } else if (this.#section === 'total') {
      this.#takeMarks();
    } else {
      this.#marks = [];
    }
  }

  #row({ name, ok, read }: Line<'row'>, number: number): void {
    const newer = this.#section !== 'group';
    this.#takeMarks();
    if (newer && (name === 'checks_total' || name === 'checks_failed')) {
      return;
    }
    // The older layout names the rate of checks that passed `checks`.
    const isChecks = newer && name === 'checks_succeeded';
    this.#rowsBegun ||= !isChecks;
    const inner = name.startsWith('{');
    this.#parent = inner ? this.#parent : name;
    const tags = inner ? `{${name.slice(1, -1).trim()}}` : '';
    const key = isChecks ? 'checks' : this.#parent + tags;
    const within = this.#within();
    const metric: K6SummaryMetric = {
      key,
      type: read.type,
      contains: read.contains,
      values: read.values,
      thresholds: ok === undefined ? [] : [{ expression: allThresholds, ok }],
      ...(within.length > 0 ? { within } : {}),
    };
    this.#summary.metrics.push(metric);
    if (within.length === 0) {
      this.#byKey.set(key, metric);
    }
    if (read.unreadable > 0) {
      this.#summary.unreadable ??= { count: 0, line: number };
      this.#summary.unreadable.count += read.unreadable;
    }
  }

  #takeMarks(): void {
    for (const { mark, check, counts } of this.#marks) {
      if (mark.ok) {
        this.#summary.passedChecks.push(check);
      } else if (counts) {
        const { passes, fails } = counts;
        this.#summary.failedChecks.push({ ...check, passes, fails });
      }
    }
    this.#marks = [];
  }

  #around(indent: number): Part[] {
    return this.#parts.filter(part => part.indent < indent);
  }

  /** Of a row that stands in a section of its own. */
  #within(): [string, string][] {
    const part = this.#section === 'apart' ? this.#parts.at(-1) : undefined;
    return [
      ...scopeOf('scenario', part?.scenario),
      ...scopeOf('group', part?.group),
    ];
  }
}

function partOf(title: Line<'title'>, around: Part | undefined): Part {
  const [, kind, name] = /^(?:(GROUP|SCENARIO): )?(.*)$/.exec(title.text) ?? [];
  const outer = around?.group ?? '';
  const path = `${outer}::${name}`;
  return kind === 'SCENARIO'
    ? { indent: title.indent, group: outer, scenario: name }
    : {
        indent: title.indent,
        group: path.length > maxPath ? outer : path,
        scenario: around?.scenario,
      };
}

function scopeOf(key: string, value: string | undefined): [string, string][] {
  return value ? [[key, value]] : [];
}
