/*
 * Gatling's `simulation.log` as text, versions 2 to 3.11. The records are
 * written by `LogFileDataWriter`, before 2.2 by `FileDataWriter`:
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
import { forEachScannedLine } from '../input/lines';
import { toIsoTime } from '../input/time';
import { LoadSamples } from '../run/LoadSamples';
import { operationName } from '../run/operation';
import { RunBuilder } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';
import { LogScanner } from './LogScanner';

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
  readsInPlace: true,
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const lines = head.text.split('\n', 20).filter(line => line.trim() !== '');
  const known = lines.flatMap(line => kindOf(line.split('\t', 4)) ?? []);
  if (known.includes('RUN')) {
    return { confidence: 0.97 };
  }
  return { confidence: known.length > lines.length / 2 ? 0.8 : 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  return readLog(input, limits, true);
}

/**
 * Reads the records; `scan` false makes texts of every line, which gives the
 * same run and is what a test holds the scanner against.
 */
export async function readLog(
  input: ResultInput,
  limits: ReaderLimits,
  scan: boolean,
): Promise<Run> {
  const run = new RunBuilder(format, 'gatling', limits);
  const samples = new LoadSamples();
  const scanner = new LogScanner(samples);
  const stray = new StrayLines();
  let records = 0;
  const end = await forEachScannedLine(
    input,
    scan ? scanner : undefined,
    (line, number) => {
      if (line === '') {
        return;
      }
      const fields = line.split('\t');
      const kind = kindOf(fields);
      if (kind === undefined) {
        stray.add(number);
        return;
      }
      records += 1;
      if (kind === 'RUN') {
        takeRun(run, fields);
      } else if (kind === 'REQUEST' && !takeRequest(samples, fields)) {
        stray.add(number);
      }
    },
  );
  if (records + scanner.records === 0) {
    throw new InputError(
      `line ${stray.first ?? 1}: the ${format} file holds no record of Gatling`,
    );
  }
  samples.addTo(run);
  stray.warn(run, end);
  return run.build();
}

/** A record starts with its kind; before Gatling 2.2 scenario and user come first. */
function kindOf(fields: readonly string[]): string | undefined {
  return [fields[0], fields[2]].find(field => kinds.has(field));
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

/**
 * `REQUEST … groups name start end status [message]`; before Gatling 2.2 the
 * start and end of the request, and then of the response.
 */
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
  const first =
    isTime(fields[status - 3]) && isTime(fields[status - 4])
      ? status - 4
      : status - 2;
  const start = Number(fields[first]);
  const elapsed = Number(fields[status - 1]) - start;
  if (elapsed < 0) {
    return false;
  }
  const name = fields[first - 1] ?? '';
  samples.add({
    elapsed,
    failed: fields[status] === 'KO',
    operation: name === '' ? undefined : operationName('', name),
    start,
  });
  return true;
}

function isTime(field: string | undefined): boolean {
  return field !== undefined && /^\d{13}$/.test(field);
}
