import { InputError } from '@backstage/errors';
import { decimal } from '../input/numbers';
import { BoundedPath, pathOf } from './jsonPath';
import { Mapping } from './schema';

/** What a rule's part found, for the preview. */
export class RuleTally {
  matched = 0;
  missed = 0;
  example: string | undefined;

  constructor(readonly rule: string, readonly path: string) {}

  found(value: unknown): void {
    this.matched += 1;
    this.example ??= String(
      typeof value === 'object' ? JSON.stringify(value) : value,
    ).slice(0, 60);
  }
}

/** A part of a rule: a text as it stands, or what a path leads to. */
export class Part {
  constructor(
    readonly tally: RuleTally,
    readonly path: BoundedPath | undefined,
  ) {}

  /** Undefined where the path leads nowhere. */
  value(from: unknown): unknown {
    const value = this.path ? this.path.first(from) : this.tally.path;
    if (value === undefined || value === null) {
      this.tally.missed += 1;
      return undefined;
    }
    this.tally.found(value);
    return value;
  }

  text(from: unknown): string | undefined {
    const value = this.value(from);
    return typeof value === 'object' || value === undefined
      ? undefined
      : String(value);
  }

  /** A number, or a text that is one. */
  number(from: unknown): number | undefined {
    const value = this.value(from);
    if (typeof value === 'number') {
      return Number.isFinite(value) ? value : undefined;
    }
    return typeof value === 'string' ? decimal(value) : undefined;
  }
}

/** Makes the parts of one rule, with their places for people. */
export class Compiler {
  readonly tallies: RuleTally[] = [];

  path(rule: string, text: string): Part {
    return new Part(this.#tally(rule, text), this.#compile(rule, text, pathOf));
  }

  optionalPath(rule: string, text: string | undefined): Part | undefined {
    return text === undefined ? undefined : this.path(rule, text);
  }

  /** A path, or a text as it stands: that one always finds itself. */
  words(rule: string, text: string): Part {
    return text.startsWith('$')
      ? this.path(rule, text)
      : new Part(new RuleTally(rule, text), undefined);
  }

  #tally(rule: string, text: string): RuleTally {
    const tally = new RuleTally(rule, text);
    this.tallies.push(tally);
    return tally;
  }

  #compile(
    rule: string,
    text: string,
    make: (text: string) => BoundedPath,
  ): BoundedPath {
    try {
      return make(text);
    } catch (error) {
      if (error instanceof InputError) {
        throw new InputError(`The mapping is wrong: ${rule}: ${error.message}`);
      }
      throw error;
    }
  }
}

/** The parts of a mapping, ready to be followed. */
export type CompiledMapping = ReturnType<typeof compileMapping>;

/** @throws InputError where a path of the mapping is none. */
export function compileMapping(mapping: Mapping) {
  const make = new Compiler();
  const rows = mapping.document === 'json' ? '$' : '$[*]';
  const each = (rule: string, text: string | undefined) =>
    make.path(`${rule}.each`, text ?? rows);
  return {
    tallies: make.tallies,
    recognise: mapping.recognise.map(text => make.path('recognise', text)),
    tool: make.words('tool', mapping.tool ?? mapping.name),
    version: make.optionalPath('version', mapping.version),
    startedAt: make.optionalPath('startedAt', mapping.startedAt),
    durationSeconds: make.optionalPath(
      'durationSeconds',
      mapping.durationSeconds,
    ),
    requests: make.optionalPath('requests', mapping.requests),
    failedRequests: make.optionalPath('failedRequests', mapping.failedRequests),
    metrics: mapping.metrics.map((rule, n) => ({
      each: each(`metrics[${n}]`, rule.each),
      name: make.words(`metrics[${n}].name`, rule.name),
      scope: Object.entries(rule.scope).map(
        ([key, text]) =>
          [key, make.words(`metrics[${n}].scope.${key}`, text)] as const,
      ),
      unit: make.words(`metrics[${n}].unit`, rule.unit),
      direction: rule.direction,
      stats: Object.entries(rule.stats).map(
        ([stat, text]) =>
          [stat, make.path(`metrics[${n}].stats.${stat}`, text)] as const,
      ),
    })),
    tests: mapping.tests.map((rule, n) => ({
      ...rule,
      each: each(`tests[${n}]`, rule.each),
      name: make.words(`tests[${n}].name`, rule.name),
      suite:
        rule.suite === undefined
          ? undefined
          : make.words(`tests[${n}].suite`, rule.suite),
      status: make.path(`tests[${n}].status`, rule.status),
      durationSeconds: make.optionalPath(
        `tests[${n}].durationSeconds`,
        rule.durationSeconds,
      ),
    })),
    checks: mapping.checks.map((rule, n) => ({
      each: each(`checks[${n}]`, rule.each),
      name: make.words(`checks[${n}].name`, rule.name),
      group:
        rule.group === undefined
          ? undefined
          : make.words(`checks[${n}].group`, rule.group),
      passes: make.path(`checks[${n}].passes`, rule.passes),
      fails: make.path(`checks[${n}].fails`, rule.fails),
    })),
    thresholds: mapping.thresholds.map((rule, n) => ({
      ...rule,
      each: each(`thresholds[${n}]`, rule.each),
      metric: make.words(`thresholds[${n}].metric`, rule.metric),
      expression: make.words(`thresholds[${n}].expression`, rule.expression),
      ok: make.path(`thresholds[${n}].ok`, rule.ok),
    })),
  };
}
