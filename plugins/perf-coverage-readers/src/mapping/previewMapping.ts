import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import { ResultReader } from 'backstage-plugin-perf-coverage-node';
import { ParseResultOptions, parseResult } from '../parse';
import { mappingReader, readMapped } from './mappingReader';
import { compileMapping } from './rules';
import { Mapping } from './schema';

/**
 * What one part of a mapping found.
 *
 * @public
 */
export interface RulePreview {
  /** `metrics[0].stats.p95`. */
  rule: string;
  /** The path or text of the rule. */
  path: string;
  matched: number;
  /** How often there was nothing where the path led. */
  missed: number;
  /** The first value that was found. */
  example: string | null;
}

/** @public */
export interface MappingPreview {
  /** Null where the rules found nothing of use; `problem` says why. */
  run: Run | null;
  problem: string | null;
  rules: RulePreview[];
}

/**
 * Reads a file by a mapping, whether or not it recognises the file, and tells
 * what each rule found.
 *
 * @public
 */
export async function previewMapping(
  chunks: AsyncIterable<Buffer>,
  mapping: Mapping,
  options: Pick<ParseResultOptions, 'limits'> = {},
): Promise<MappingPreview> {
  const rules = compileMapping(mapping);
  const reader: ResultReader = {
    ...mappingReader(mapping),
    read: (input, limits) => readMapped(input, mapping, rules, limits),
  };
  const preview = (run: Run | null, problem: string | null) => ({
    run,
    problem,
    rules: rules.tallies
      .filter(tally => tally.rule !== 'recognise')
      .map(({ rule, path, matched, missed, example }) => ({
        rule,
        path,
        matched,
        missed,
        example: example ?? null,
      })),
  });
  try {
    const run = await parseResult(chunks, {
      ...options,
      format: mapping.name,
      readers: [reader],
    });
    return preview(run, null);
  } catch (error) {
    if (error instanceof InputError) {
      return preview(null, error.message);
    }
    throw error;
  }
}
