import { defaultPolicy, Policy, PolicyRule } from '../coverage';
import { readYaml, YamlPath, YamlReading } from '../documents';
import { freshnessDays } from '../plan/dates';
import { shapeProblems } from '../plan/shapeProblems';
import { PlanProblem } from '../vocabulary';
import { PolicyFile, policySchema } from './schema';

const limits = { maxBytes: 1_000_000, maxDepth: 20 };

/** @public */
export interface PolicyReading {
  /** Null as soon as one problem is an error. */
  policy: Policy | null;
  /** `line` and `column` are 1 where the policy comes from no file. */
  problems: PlanProblem[];
}

/**
 * Reads the policy of a portal as configuration holds it (`perfCoverage.policy`).
 * What it leaves out is that of `defaultPolicy`; its rules are tried before
 * those, unless `defaultRules` is false.
 *
 * @param value - plain data
 * @param place - for problems: `perfCoverage.policy`
 * @public
 */
export function readPolicy(value: unknown, place: string): PolicyReading {
  const start = () => ({ line: 1, column: 1 });
  return fromData({ value, placeOf: start, placeOfKey: start }, place, []);
}

/**
 * Reads the policy from a file: `perfCoverage.policy` of an `app-config.yaml`,
 * or the policy by itself.
 *
 * @param text - YAML or JSON, at most 1 MB
 * @param file - the path to show in problems
 * @public
 */
export function parsePolicy(text: string, file: string): PolicyReading {
  const reading = readYaml(text, limits);
  const unreadable = [...reading.problems, ...reading.duplicateKeys];
  if (unreadable.length > 0) {
    return {
      policy: null,
      problems: unreadable.map(({ message, line, column }) => ({
        ...{ severity: 'error', file, line, column, suggestion: null },
        message: `The policy is not valid YAML: ${message}`,
      })),
    };
  }
  const inConfig = ['perfCoverage', 'policy'];
  const nested = inConfig.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    reading.value,
  );
  return nested === undefined
    ? fromData(reading, file, [])
    : fromData({ ...reading, value: nested }, file, inConfig);
}

function fromData(
  read: Pick<YamlReading, 'value' | 'placeOf' | 'placeOfKey'>,
  file: string,
  prefix: string[],
): PolicyReading {
  const reading = {
    value: read.value,
    placeOf: (path: YamlPath) => read.placeOf([...prefix, ...path]),
    placeOfKey: (path: YamlPath) => read.placeOfKey([...prefix, ...path]),
  };
  const shape = policySchema.safeParse(read.value ?? {});
  if (!shape.success) {
    return {
      policy: null,
      problems: shapeProblems(shape.error.issues, {
        reading,
        file,
        schema: policySchema,
        whole: 'The policy',
      }),
    };
  }
  const problems = ruleProblems(shape.data, reading, file);
  const broken = problems.some(({ severity }) => severity === 'error');
  return { policy: broken ? null : toPolicy(shape.data), problems };
}

type FileRule = NonNullable<PolicyFile['rules']>[number];

/** Names that are there twice, and rules that no component reaches. */
function ruleProblems(
  { rules = [] }: PolicyFile,
  reading: Pick<YamlReading, 'placeOf'>,
  file: string,
): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const seen = new Set<string>();
  let catchAll: string | null = null;
  rules.forEach((rule, index) => {
    const report = (
      severity: PlanProblem['severity'],
      message: string,
      suggestion: string,
    ) =>
      problems.push({
        ...{ severity, message, file, suggestion },
        ...reading.placeOf(['rules', index, 'name']),
      });
    if (seen.has(rule.name)) {
      report(
        'error',
        `A second rule is named "${rule.name}" (rules[${index}])`,
        'Give it another name: pages name the rule that asks for something',
      );
    }
    seen.add(rule.name);
    if (catchAll !== null) {
      report(
        'warning',
        `No component reaches the rule "${rule.name}" (rules[${index}]): "${catchAll}" above it fits every one`,
        'Put the narrower rule first',
      );
    } else if (fitsEvery(rule)) catchAll = rule.name;
  });
  return problems;
}

function fitsEvery(rule: FileRule): boolean {
  return [
    rule.kinds,
    rule.types,
    rule.lifecycles,
    rule.tags,
    rule.systems,
  ].every(list => !list?.length);
}

function toPolicy(file: PolicyFile): Policy {
  const own = (file.rules ?? []).map(toRule);
  return {
    freshnessDays: file.freshness
      ? freshnessDays(file.freshness)
      : defaultPolicy.freshnessDays,
    maxCommitsBehind: file.maxCommitsBehind ?? null,
    rules: file.defaultRules === false ? own : [...own, ...defaultPolicy.rules],
    ...(file.priorities ? { priorities: file.priorities } : {}),
  };
}

function toRule({ freshness, ...rule }: FileRule): PolicyRule {
  const asked = {
    ...rule,
    requires: [...new Set(rule.requires ?? [])],
    operations: rule.operations ?? false,
  };
  return {
    ...asked,
    asks: rule.asks ?? askedText(asked),
    ...(freshness ? { freshnessDays: freshnessDays(freshness) } : {}),
  };
}

/** `a load and a soak test, and that its API operations are exercised` */
function askedText(rule: Pick<PolicyRule, 'requires' | 'operations' | 'slas'>) {
  const tests = rule.requires.map(kind =>
    'aeiou'.includes(kind[0]) ? `an ${kind}` : `a ${kind}`,
  );
  const parts = [
    ...(tests.length > 0 ? [`${listed(tests)} test`] : []),
    ...(rule.slas ? ['an agreed SLA for each capability'] : []),
    ...(rule.operations ? ['that API operations are exercised'] : []),
  ];
  return parts.length > 0
    ? `${listed(parts)} (rule of the portal)`
    : 'nothing but an owner (rule of the portal)';
}

function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
