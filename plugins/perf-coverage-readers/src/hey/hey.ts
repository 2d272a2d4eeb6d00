/*
 * What hey prints, and its CSV (`hey -o csv`); times are in s:
 * https://github.com/rakyll/hey
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
import { decimal, times } from '../input/numbers';
import { readDocument } from '../input/readDocument';
import { findLine, firstReport } from '../input/textReader';
import { addLoad, loadMeasures } from '../run/load';
import { RunBuilder } from '../run/RunBuilder';
import { SampleRows } from '../run/SampleRows';

const format = 'hey';
const csvHeader = 'response-time,';

/**
 * Reads hey's report or its CSV of all requests. Responses of 400 and above
 * count as failed, and so do requests without response.
 *
 * @public
 */
export const heyReader: ResultReader = {
  format,
  title: 'hey output, or its CSV (-o csv)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  if (/^response-time,DNS\+dialup,/.test(head.text)) {
    return { confidence: 0.97 };
  }
  const report =
    /^Summary:/m.test(head.text) &&
    /^\s{1,9}Requests\/sec:/m.test(head.text) &&
    /^\s{1,9}Slowest:/m.test(head.text);
  return { confidence: report ? 0.9 : 0 };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'hey', limits);
  if (input.head.text.startsWith(csvHeader)) {
    await readCsv(input, run);
  } else {
    readReport(await readDocument(input, limits), run);
  }
  return run.build();
}

async function readCsv(input: ResultInput, run: RunBuilder): Promise<void> {
  const rows = new SampleRows();
  let header: string[] = [];
  const end = await forEachLine(input, (line, number) => {
    const fields = line.split(',');
    if (number === 1) {
      header = fields;
      return;
    }
    if (line === '') {
      return;
    }
    const elapsed = times(decimal(fields[0]), 1000);
    const status = decimal(fields[header.indexOf('status-code')]);
    rows.take(
      elapsed === undefined || status === undefined
        ? undefined
        : {
            elapsed,
            failed: status >= 400 || status === 0,
            offset: times(decimal(fields[header.indexOf('offset')]), 1000) ?? 0,
          },
      number,
    );
  });
  rows.addTo(run, format, end);
}

function readReport(text: string, run: RunBuilder): void {
  const lines = firstReport(
    text.split(/\r?\n/),
    line => line.startsWith('Summary:'),
    run,
  );
  const seconds = (label: string) =>
    decimal(
      findLine(
        lines,
        new RegExp(`^\\s{1,9}${label}:\\s{1,20}([\\d.]{1,20}) secs`),
      )?.[1],
    );
  const { responses, failed } = statusCodes(lines);
  const withoutResponse = errors(lines);
  const sent = responses + withoutResponse;
  const total = seconds('Total');
  if (total === undefined || sent === 0) {
    throw new InputError(
      `line ${lines.length}: the ${format} report has no total or no response; hey prints it when the run has ended`,
    );
  }
  run.durationSeconds = total;
  run.requests = {
    requests: responses,
    failedRequests: failed + withoutResponse,
    errorRate: (failed + withoutResponse) / sent,
  };
  addLoad(run, {
    scope: [],
    requests: responses,
    failed,
    perSecond: decimal(
      findLine(lines, /^\s{1,9}Requests\/sec:\s{1,20}([\d.]{1,20})/)?.[1],
    ),
    milliseconds: [
      ['min', times(seconds('Fastest'), 1000)],
      ['avg', times(seconds('Average'), 1000)],
      ['max', times(seconds('Slowest'), 1000)],
      ...percentiles(lines),
    ],
  });
  run.metric('data_received', [], loadMeasures.data_received, [
    [
      'count',
      decimal(findLine(lines, /Total data:\s{1,20}(\d{1,18}) bytes/)?.[1]),
    ],
  ]);
}

function percentiles(lines: readonly string[]): [string, number][] {
  return lines.flatMap((line): [string, number][] => {
    const match = /^\s{1,9}(\d{1,3})%%? in ([\d.]{1,20}) secs/.exec(
      line.slice(0, 100),
    );
    const ms = times(decimal(match?.[2]), 1000);
    if (!match || ms === undefined) {
      return [];
    }
    return match[1] === '50'
      ? [
          ['p50', ms],
          ['med', ms],
        ]
      : [[`p${match[1]}`, ms]];
  });
}

function statusCodes(lines: readonly string[]): {
  responses: number;
  failed: number;
} {
  let responses = 0;
  let failed = 0;
  for (const line of lines) {
    const match = /^\s{1,9}\[(\d{3})\]\s{1,9}(\d{1,15}) responses/.exec(
      line.slice(0, 100),
    );
    if (match) {
      responses += Number(match[2]);
      failed += Number(match[1]) >= 400 ? Number(match[2]) : 0;
    }
  }
  return { responses, failed };
}

/** `[count] message` below "Error distribution". */
function errors(lines: readonly string[]): number {
  const from = lines.findIndex(line => line.startsWith('Error distribution'));
  return from < 0
    ? 0
    : lines.slice(from + 1).reduce((sum, line) => {
        const match = /^\s{1,9}\[(\d{1,15})\]\s/.exec(line.slice(0, 60));
        return match ? sum + Number(match[1]) : sum;
      }, 0);
}
