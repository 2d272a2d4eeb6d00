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
import { LoadSample, LoadSamples } from '../run/LoadSamples';
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
  let untimed = 0;
  let withStatus = 0;
  const end = await parseXml(input, {
    open(name, attributes, depth) {
      rootSeen ||= depth === 0 && name === 'testResults';
      if (depth === 1 && (name === 'sample' || name === 'httpSample')) {
        const sample = sampleOf(attributes);
        untimed += sample.elapsed === undefined ? 1 : 0;
        withStatus += attributes.has('s') ? 1 : 0;
        samples.add(sample);
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
  samples.addTo(run, {
    failuresKnown: withStatus > 0 || samples.count === 0,
  });
  if (samples.count === 0) {
    run.warn('nothing-measured', 'The file is whole, but holds no sample');
  }
  if (untimed > 0) {
    run.warn(
      'samples-without-time',
      'Samples without a time count as requests alone; set jmeter.save.saveservice.time=true',
      untimed,
    );
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

/** As JMeter reads them: no status is success, any word but true a failure. */
function sampleOf(attributes: XmlAttributes): LoadSample {
  const success = attributes.get('s') ?? 'true';
  return {
    elapsed: decimal(attributes.get('t')),
    failed: success.toLowerCase() !== 'true',
    operation: labelOperation(attributes.get('lb') ?? ''),
    start: decimal(attributes.get('ts')),
  };
}
