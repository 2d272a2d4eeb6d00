import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { detectDelimiter, splitRecord } from '../input/csv';
import { partialJson, peekJson } from '../input/peekJson';
import { RunBuilder } from '../run/RunBuilder';
import { applyMapping } from './applyMapping';
import { readRows } from './readRows';
import { CompiledMapping, compileMapping } from './rules';
import { Mapping } from './schema';

/** Lines of the start of a file in which the paths of `recognise` are looked for. */
const shownLines = 50;

/**
 * A reader of a home-made format, after the rules of a mapping. It claims the
 * files that match all paths of `recognise`, before any other reader.
 *
 * @public
 */
export function mappingReader(mapping: Mapping): ResultReader {
  const { recognise } = compileMapping(mapping);
  return {
    format: mapping.name,
    title: mapping.title ?? `${mapping.name} (a mapping)`,
    recognise(head) {
      if (recognise.length === 0) {
        return { confidence: 0 };
      }
      const shown = shownDocument(head, mapping);
      const missing = recognise.find(
        ({ path }) => path?.first(shown) === undefined,
      );
      if (!missing) {
        return { confidence: 0.99 };
      }
      return recognise.some(({ path }) => path?.first(shown) !== undefined)
        ? {
            confidence: 0.2,
            near: `'${missing.tally.path}' of its mapping matches nothing`,
          }
        : { confidence: 0 };
    },
    async read(input, limits) {
      return readMapped(input, mapping, compileMapping(mapping), limits);
    },
  };
}

/** Reads by rules that count what they find. */
export async function readMapped(
  input: ResultInput,
  mapping: Mapping,
  rules: CompiledMapping,
  limits: ReaderLimits,
): Promise<Run> {
  const run = new RunBuilder(mapping.name, mapping.name, limits);
  const document = await readRows(input, mapping, limits, run);
  applyMapping(rules, document, run);
  const result = run.build();
  const { tests, metrics, checks, thresholds, totals } = result;
  if (
    tests.length + metrics.length + checks.length + thresholds.length === 0 &&
    totals.requests === null
  ) {
    throw new InputError(
      `line 1: no rule of the mapping '${mapping.name}' found anything in the file; perf-coverage parse FILE --mapping MAPPING shows what each looked for`,
    );
  }
  return result;
}

/** The start of a file, as the paths see it. */
function shownDocument(head: ResultHead, mapping: Mapping): unknown {
  if (mapping.document === 'json') {
    return peekJson(head);
  }
  const lines = head.text.split(/\r?\n/, shownLines);
  if (mapping.document === 'ndjson') {
    return lines.flatMap(line => partialJson(line) ?? []);
  }
  const delimiter = mapping.delimiter ?? detectDelimiter(lines[0]);
  const header = splitRecord(lines[0], delimiter) ?? [];
  const row: Record<string, string> = Object.create(null);
  const first = splitRecord(lines[1] ?? '', delimiter) ?? [];
  header.forEach((name, n) => {
    row[name.trim()] = first[n] ?? '';
  });
  return [row];
}
