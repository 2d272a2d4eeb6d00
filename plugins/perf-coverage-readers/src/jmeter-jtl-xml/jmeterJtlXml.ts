/*
 * Results that JMeter saves as XML:
 * https://jmeter.apache.org/usermanual/listeners.html#xmlformat2.1
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
import { decimal } from '../input/numbers';
import { XmlAttributes, parseXml, rootElement } from '../input/xml';
import { labelOperation } from '../jmeter/sample';
import { LoadSamples } from '../run/LoadSamples';
import { RunBuilder } from '../run/RunBuilder';

const format = 'jmeter-jtl-xml';

/**
 * Reads a JTL file in XML as a stream. Samples within a sample (redirects,
 * embedded resources) belong to it and are not counted again.
 *
 * @public
 */
export const jmeterJtlXmlReader: ResultReader = {
  format,
  title: 'JMeter results (JTL, XML)',
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  return {
    confidence: rootElement(head.text)?.name === 'testResults' ? 0.96 : 0,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const samples = new LoadSamples();
  const run = new RunBuilder(format, 'jmeter', limits);
  let rootSeen = false;
  let unreadable = 0;
  const end = await parseXml(input, {
    open(name, attributes, depth) {
      rootSeen ||= depth === 0 && name === 'testResults';
      if (depth === 1 && (name === 'sample' || name === 'httpSample')) {
        unreadable += addSample(samples, attributes) ? 0 : 1;
      }
    },
    close() {},
  });
  if (!rootSeen || (samples.count === 0 && end.firstProblem)) {
    throw new InputError(
      `line ${end.firstProblem?.line ?? 1}: the ${format} file ${
        rootSeen ? 'is broken before its first sample' : 'has no <testResults>'
      }${end.firstProblem ? ` (${end.firstProblem.message})` : ''}`,
    );
  }
  samples.addTo(run);
  if (samples.count === 0) {
    run.warn(
      'nothing-measured',
      'The file is whole, but holds no sample with a time',
    );
  }
  if (unreadable > 0) {
    run.warn('sample-unreadable', 'A sample lacks its time', unreadable);
  }
  if (end.firstProblem) {
    run.warn(
      end.cut ? 'file-cut' : 'xml-broken',
      end.cut
        ? 'The file ends in the middle; the samples before that were read'
        : `The XML is not well-formed: ${end.firstProblem.message}`,
      end.problems,
      end.firstProblem.line,
    );
  }
  return run.build();
}

function addSample(samples: LoadSamples, attributes: XmlAttributes): boolean {
  const elapsed = decimal(attributes.get('t'));
  if (elapsed === undefined) {
    return false;
  }
  samples.add({
    elapsed,
    failed: attributes.get('s') === 'false',
    operation: labelOperation(attributes.get('lb') ?? ''),
    start: decimal(attributes.get('ts')),
  });
  return true;
}
