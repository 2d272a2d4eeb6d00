/*
 * Gatling's binary `simulation.log`, versions 3.12 and newer, as
 * `LogFileDataWriter` writes it and `LogFileReader` reads it:
 * https://github.com/gatling/gatling/tree/main/gatling-charts/src/main/scala/io/gatling/charts/stats
 */
import { Run } from 'backstage-plugin-perf-coverage-common';
import {
  ReaderLimits,
  Recognition,
  ResultHead,
  ResultInput,
  ResultReader,
} from 'backstage-plugin-perf-coverage-node';
import { RunBuilder } from '../run/RunBuilder';
import { BinaryLog } from './BinaryLog';

const format = 'gatling-simulation-log-binary';

/**
 * Reads the binary log of Gatling as a stream.
 *
 * @public
 */
export const gatlingSimulationLogBinaryReader: ResultReader = {
  format,
  title: 'Gatling simulation.log (binary, 3.12 and newer)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  const [header, ...length] = head.bytes.subarray(0, 5);
  const versionLength = length[3] ?? 0;
  const version = head.bytes.toString('latin1', 5, 5 + versionLength);
  const starts =
    header === 0 && // The record of the run.
    length.slice(0, 3).every(byte => byte === 0) &&
    /^\d{1,4}\.\d{1,4}[\w.-]{0,40}$/.test(version);
  return { confidence: starts ? 0.97 : 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'gatling', limits);
  const log = new BinaryLog(run);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of input.chunks()) {
    if (log.broken === undefined) {
      rest = log.take(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]));
    }
  }
  log.finish(rest.length);
  return run.build();
}
