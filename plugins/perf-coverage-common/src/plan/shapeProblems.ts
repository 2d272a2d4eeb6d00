import { z } from 'zod';
import { nearest, YamlPath, YamlReading } from '../documents';
import { PlanProblem } from '../vocabulary';
import { versionAdvice } from './versions';

/** Nobody reads more; what is left shows once these are mended. */
const maxProblems = 50;

/** What was read, and by which schema. */
export interface ShapedFile {
  reading: Pick<YamlReading, 'value' | 'placeOf' | 'placeOfKey'>;
  file: string;
  schema: z.ZodType;
  /** For people: `The plan`. */
  whole: string;
}

/** What is wrong with the shape of a plan or policy, with places. */
export function shapeProblems(
  issues: readonly z.core.$ZodIssue[],
  shaped: ShapedFile,
): PlanProblem[] {
  return issues
    .slice(0, maxProblems)
    .flatMap(issue => describeIssue(issue, shaped))
    .slice(0, maxProblems);
}

function describeIssue(
  issue: z.core.$ZodIssue,
  { reading, file, schema, whole }: ShapedFile,
): PlanProblem[] {
  const path = issue.path as YamlPath;
  const problem = (
    message: string,
    suggestion: string | null = null,
    place = reading.placeOf(path),
  ): PlanProblem => ({
    severity: 'error',
    message,
    file,
    line: place.line,
    column: place.column,
    suggestion,
  });
  const where = pathText(path);
  const value = valueAt(reading.value, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, maxProblems).map(key => {
        const known = keysOf(schemaAt(schema, path));
        const near = nearest(key, known);
        return problem(
          `Unknown key "${key}"${where ? ` in ${where}` : ''}`,
          near ? `Did you mean "${near}"?` : `Known keys: ${known.join(', ')}`,
          reading.placeOfKey([...path, key]),
        );
      });
    case 'invalid_type':
      return [
        value === undefined
          ? problem(
              `${where || whole} is missing`,
              `Add it: ${expectation(issue.expected)}`,
            )
          : problem(
              `${where || whole} must be ${expectation(
                issue.expected,
              )}, not ${kindOf(value)}`,
              typeof value === 'number' && issue.expected === 'string'
                ? `Put it in quotes or add its unit, as in '${value}h'`
                : null,
            ),
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined) {
        return [problem(`${where} is missing`, `Add ${where}: ${values[0]}`)];
      }
      const version = where === 'apiVersion' ? versionAdvice(value) : null;
      if (version) return [problem(version.message, version.suggestion)];
      const near = nearest(shown(value), values);
      return [
        problem(
          values.length === 1
            ? `${where} must be "${values[0]}", not "${shown(value)}"`
            : `Unknown value "${shown(value)}" of ${where}`,
          near ? `Did you mean "${near}"?` : `Known: ${values.join(', ')}`,
        ),
      ];
    }
    case 'custom': {
      const suggestion: unknown = issue.params?.suggestion;
      return [
        problem(
          where ? `${where}: ${issue.message}` : issue.message,
          typeof suggestion === 'string'
            ? suggestion
            : foundText(value, issue.message),
        ),
      ];
    }
    default:
      return [
        problem(
          `${where || whole}: ${issue.message}`,
          foundText(value, issue.message),
        ),
      ];
  }
}

/** What stands there, where the message does not say it already. */
function foundText(value: unknown, message: string): string | null {
  return typeof value === 'string' && !message.includes(`"${value}"`)
    ? `Found "${shown(value)}"`
    : null;
}

function shown(value: unknown): string {
  const written =
    typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';
  return written.length > 60 ? `${written.slice(0, 60)}…` : written;
}

function expectation(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'object':
    case 'record':
      return 'a mapping of keys to values';
    case 'array':
      return 'a list';
    case 'boolean':
      return 'true or false';
    default:
      return `a ${expected}`;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `${
    typeof value === 'string' ? 'the text' : `the ${typeof value}`
  } "${shown(value)}"`;
}

/** `capabilities[2].slas[0].threshold` */
function pathText(path: YamlPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

function valueAt(root: unknown, path: YamlPath): unknown {
  let value = root;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (!Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

/** The part of the schema that describes the value at a path. */
function schemaAt(root: z.ZodType, path: YamlPath): unknown {
  let schema: unknown = root;
  for (const part of path) {
    schema = unwrapped(schema);
    if (schema instanceof z.ZodArray) schema = schema.element;
    else if (schema instanceof z.ZodObject) {
      const shape = schema.shape as Record<string, unknown>;
      schema = Object.hasOwn(shape, part) ? shape[part] : undefined;
    } else return undefined;
  }
  return unwrapped(schema);
}

function unwrapped(schema: unknown): unknown {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
