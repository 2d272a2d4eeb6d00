import { Finding } from 'backstage-plugin-perf-coverage-common';
import { PythonModule } from '../python/project';
import { Collection } from './collect';
import { DescribedTest } from './describeTest';
import { asserts, benchmarkFixture, isEmpty, measures } from './evidence';
import { pytestFinding } from './findings';

/** A module that Python cannot import. */
export function syntaxFinding(module: PythonModule, line: number): Finding {
  const text = module.source.split(/\r\n|\r|\n/, line)[line - 1] ?? '';
  return pytestFinding(
    'python-syntax-error',
    line,
    text.trim().slice(0, 80) || 'the file ends too early',
  );
}

/** What collection came across. */
export function collectionFindings(collection: Collection): Finding[] {
  return collection.notes.map(note =>
    pytestFinding(
      note.kind === 'shadowed' ? 'test-shadowed' : 'pytest-class-not-collected',
      note.line,
      note.name,
    ),
  );
}

/** What is wrong with one test. */
export function testFindings(
  item: DescribedTest,
  module: PythonModule,
): Finding[] {
  const { collected, test, limits } = item;
  if (collected.module !== module || test.skipped) {
    return [];
  }
  if (isEmpty(collected)) {
    return [pytestFinding('test-empty', test.line, test.name)];
  }
  return limits.length === 0 &&
    !benchmarkFixture(test.fixtures) &&
    measures(collected) &&
    !asserts(collected)
    ? [pytestFinding('test-asserts-nothing', test.line, test.name)]
    : [];
}
