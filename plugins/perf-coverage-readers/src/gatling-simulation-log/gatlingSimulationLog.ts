/*
 * Gatling's `simulation.log` as text, versions 2 to 3.11. The records are
 * written by `LogFileDataWriter`:
 * https://github.com/gatling/gatling/tree/v3.11.0/gatling-core/src/main/scala/io/gatling/core/stats/writer
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
import { forEachLine } from '../input/lines';
import { toIsoTime } from '../input/time';
import { LoadSamples } from '../run/LoadSamples';
import { operationName } from '../run/operation';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';

const format = 'gatling-simulation-log';
const kinds = new Set([
  'RUN',
  'USER',
  'REQUEST',
  'GROUP',
  'ASSERTION',
  'ERROR',
]);

/**
 * Reads the text log of Gatling as a stream. Where a request's columns stand
 * changed between versions; its two times and its status tell.
 *
 * @public
 */
export const gatlingSimulationLogReader: ResultReader = {
  format,
  title: 'Gatling simulation.log (text, up to 3.11)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const lines = head.text.split('\n', 20).filter(line => line.trim() !== '');
  const known = lines.filter(line => kinds.has(line.split('\t', 1)[0]));
  if (known.some(line => line.startsWith('RUN\t'))) {
    return { confidence: 0.97 };
  }
  return { confidence: known.length > lines.length / 2 ? 0.8 : 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'gatling', limits);
  const samples = new LoadSamples();
  const stray = new StrayLines();
  let records = 0;
  const end = await forEachLine(input, (line, number) => {
    if (line === '') {
      return;
    }
    const fields = line.split('\t');
    if (!kinds.has(fields[0])) {
      stray.add(number);
      return;
    }
    records += 1;
    if (fields[0] === 'RUN') {
      takeRun(run, fields);
    } else if (fields[0] === 'REQUEST' && !takeRequest(samples, fields)) {
      stray.add(number);
    }
  });
  if (records === 0) {
    throw new InputError(
      `line ${stray.first ?? 1}: the ${format} file holds no record of Gatling`,
    );
  }
  samples.addTo(run);
  stray.warn(run, end);
  return run.build();
}

/** `RUN simulation id start description version`; older ones have a field more. */
function takeRun(run: RunBuilder, fields: string[]): void {
  const version = fields.at(-1)?.trim();
  if (version && /^\d[\w.-]{0,40}$/.test(version)) {
    run.tool.version = version;
  }
  const start = fields.find(field => /^\d{13}$/.test(field));
  run.startedAt = start === undefined ? null : toIsoTime(Number(start));
}

/** `REQUEST … groups name start end status [message]`. */
function takeRequest(samples: LoadSamples, fields: string[]): boolean {
  const status = fields.findIndex(
    (field, at) =>
      at >= 4 &&
      (field === 'OK' || field === 'KO') &&
      /^\d{1,15}$/.test(fields[at - 1]) &&
      /^\d{1,15}$/.test(fields[at - 2]),
  );
  if (status < 0) {
    return false;
  }
  const start = Number(fields[status - 2]);
  const elapsed = Number(fields[status - 1]) - start;
  if (elapsed < 0) {
    return false;
  }
  const name = fields[status - 3];
  samples.add({
    elapsed,
    failed: fields[status] === 'KO',
    operation: name === '' ? undefined : operationName('', name),
    start,
  });
  return true;
}
