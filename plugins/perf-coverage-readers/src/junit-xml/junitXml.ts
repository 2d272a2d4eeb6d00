/*
 * JUnit XML as pytest, Surefire, Gradle, jest-junit, mocha, Bazel and others
 * write it. There is no one definition; this covers what they share:
 * https://github.com/testmoapp/junitxml
 */
import { InputError } from '@backstage/errors';
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { parseXml, rootElement } from '../input/xml';
import { RunBuilder } from '../run/RunBuilder';
import { JunitCollector } from './JunitCollector';

const format = 'junit-xml';

/**
 * Reads JUnit XML as a stream. Test cases decide, not the counts that a suite
 * states; suites may nest.
 *
 * @public
 */
export const junitXmlReader: ResultReader = {
  format,
  title: 'JUnit XML (pytest --junitxml, Surefire, jest-junit and others)',
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const root = rootElement(head.text);
  if (root === undefined) {
    return { confidence: 0 };
  }
  if (root.name === 'testsuites' || root.name === 'testsuite') {
    return { confidence: 0.95 };
  }
  return {
    confidence: 0.05,
    near: `line ${root.line}: the root element is <${root.name.slice(
      0,
      60,
    )}>, not <testsuites> or <testsuite>`,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'junit', limits);
  const collector = new JunitCollector(run);
  const end = await parseXml(input, {
    open: (name, attributes, depth) => collector.open(name, attributes, depth),
    close: name => collector.close(name),
  });
  if (!collector.sawRoot) {
    throw new InputError(
      `line ${
        end.firstProblem?.line ?? 1
      }: the ${format} file has no <testsuites> or <testsuite>${
        end.firstProblem ? ` (${end.firstProblem.message})` : ''
      }`,
    );
  }
  if (end.firstProblem) {
    if (collector.cases === 0) {
      throw new InputError(
        `line ${end.firstProblem.line}: the ${format} file is broken before its first whole test case (${end.firstProblem.message}); make the file again`,
      );
    }
    run.warn(
      end.cut ? 'file-cut' : 'xml-broken',
      end.cut
        ? 'The file ends in the middle; the test cases before that were read'
        : `The XML is not well-formed: ${end.firstProblem.message}`,
      end.problems,
      end.firstProblem.line,
    );
  }
  collector.finish();
  return run.build();
}
