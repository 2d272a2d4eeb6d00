import { Finding } from 'backstage-plugin-perf-coverage-common';
import { PythonModule } from '../python/project';
import { findSecrets } from '../secrets';
import { Collection, CollectionNote } from './collect';
import { DescribedTest } from './describeTest';
import { asserts, benchmarkFixture, isEmpty, measures } from './evidence';
import { pytestFinding, PytestRule } from './findings';

/** A module that Python cannot import. */
export function syntaxFinding(module: PythonModule, line: number): Finding {
  const text = module.source.split(/\r\n|\r|\n/, line)[line - 1] ?? '';
  return pytestFinding(
    'python-syntax-error',
    line,
    text.trim().slice(0, 80) || 'the file ends too early',
  );
}

const ruleOfNote: Record<CollectionNote['kind'], PytestRule> = {
  shadowed: 'test-shadowed',
  'class-with-init': 'pytest-class-not-collected',
  name: 'pytest-name-not-collected',
};

/** What collection came across. */
export function collectionFindings(collection: Collection): Finding[] {
  return collection.notes.map(note =>
    pytestFinding(ruleOfNote[note.kind], note.line, note.name),
  );
}

/** What is wrong with one test. */
export function testFindings(
  item: DescribedTest,
  module: PythonModule,
): Finding[] {
  const { collected, test, limits } = item;
  if (collected.module !== module) {
    return [];
  }
  if (test.skipped) {
    return [pytestFinding('test-always-skipped', test.line, test.name)];
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

/** Secrets in the source of tests, masked. */
export function secretFindings(module: PythonModule): Finding[] {
  return findSecrets(module.source).map(({ message, line }) => ({
    ...pytestFinding('pytest-secret', line, ''),
    message,
  }));
}
