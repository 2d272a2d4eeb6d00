import { readYaml } from '../documents';
import { PerformancePlan, PlanProblem } from '../vocabulary';
import { planLimits } from './limits';
import { referenceProblems } from './referenceProblems';
import { planFileSchema } from './schema';
import { shapeProblems } from './shapeProblems';
import { toPlan } from './toPlan';

/**
 * Reads a performance plan (`perf-coverage.yaml`, YAML 1.2 or JSON).
 *
 * The plan is null as soon as one problem is an `error`: half a plan would ask
 * for half of what its authors mean. Each problem has its place and, where one
 * is known, its mend. Never throws for what the text holds.
 *
 * @param text - the file's content, at most 1 MB
 * @param file - the path to show in problems
 * @public
 */
export function parsePlan(
  text: string,
  file: string,
): { plan: PerformancePlan | null; problems: PlanProblem[] } {
  const reading = readYaml(text, planLimits);
  const unreadable = [...reading.problems, ...reading.duplicateKeys];
  if (unreadable.length > 0) {
    return refuse(
      unreadable.map(problem => ({
        severity: 'error',
        message: `The plan is not valid YAML: ${problem.message}`,
        file,
        line: problem.line,
        column: problem.column,
        suggestion: null,
      })),
    );
  }
  if (reading.value === null || reading.value === undefined) {
    return refuse([
      {
        severity: 'error',
        message: 'The plan is empty',
        file,
        line: 1,
        column: 1,
        suggestion:
          'Start with "apiVersion: perf-coverage.io/v1" and "kind: PerformancePlan"',
      },
    ]);
  }
  const shape = planFileSchema.safeParse(reading.value);
  if (!shape.success) {
    return refuse(
      shapeProblems(shape.error.issues, {
        reading,
        file,
        schema: planFileSchema,
        whole: 'The plan',
      }),
    );
  }
  const plan = toPlan(shape.data, reading);
  const problems = referenceProblems(plan, reading, file);
  return problems.some(problem => problem.severity === 'error')
    ? refuse(problems)
    : { plan, problems: sorted(problems) };
}

function refuse(problems: PlanProblem[]) {
  return { plan: null, problems: sorted(problems) };
}

function sorted(problems: PlanProblem[]): PlanProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}
