/*
 * What Taurus' reporter `final-stats` writes with `dump-xml` or `dump-csv`;
 * times are in s: https://gettaurus.org/docs/Reporting/#Dump-Summary-for-Pipelines
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
import { forEachRecord, splitRecord } from '../input/csv';
import { decimal, times } from '../input/numbers';
import { XmlAttributes, parseXml, rootElement } from '../input/xml';
import { addLoad, loadMeasures } from '../run/load';
import { operationName } from '../run/operation';
import { RunBuilder, requestTotals } from '../run/RunBuilder';
import { StrayLines } from '../run/warnLines';

const format = 'taurus-final-stats';
const columns = ['label', 'succ', 'fail', 'avg_rt'];

/** Labels beyond this many are not kept apart. */
const maxGroups = 50_000;

/** Figures of one label by their name; the whole run has an empty label. */
interface Group {
  label: string;
  figures: Map<string, string>;
}

/**
 * Reads the final figures of Taurus, whichever tool ran below it.
 *
 * @public
 */
export const taurusFinalStatsReader: ResultReader = {
  format,
  title: 'Taurus final-stats (dump-xml, dump-csv)',
  recognise,
  read,
};

function recognise(head: ResultHead): Recognition {
  if (rootElement(head.text)?.name === 'FinalStatus') {
    return { confidence: 0.96 };
  }
  const header = splitRecord(head.text.split('\n', 1)[0].trim(), ',') ?? [];
  return {
    confidence: columns.every(column => header.includes(column)) ? 0.96 : 0,
  };
}

async function read(input: ResultInput, limits: ReaderLimits): Promise<Run> {
  const run = new RunBuilder(format, 'taurus', limits);
  const groups = /^\s{0,200}</.test(input.head.text)
    ? await readXml(input, run)
    : await readCsv(input, run);
  const whole = groups.find(({ label }) => label === '' || label === 'ALL');
  const counted = groups.filter(
    ({ figures }) => number(figures, 'succ') !== undefined,
  );
  if (counted.length === 0) {
    throw new InputError(
      `line 1: the ${format} file has no group with the counts 'succ' and 'fail'`,
    );
  }
  const sum = (key: string) =>
    (whole ? [whole] : counted).reduce(
      (total, { figures }) => total + (number(figures, key) ?? 0),
      0,
    );
  run.requests = requestTotals(sum('succ') + sum('fail'), sum('fail'));
  if (whole) {
    addGroup(run, [], whole.figures);
  }
  for (const { label, figures } of counted) {
    if (label !== whole?.label) {
      addGroup(run, [['operation', operationName('', label)]], figures);
    }
  }
  return run.build();
}

async function readXml(input: ResultInput, run: RunBuilder): Promise<Group[]> {
  const groups: Group[] = [];
  let open: Group | undefined;
  const end = await parseXml(input, {
    open(name, attributes, depth) {
      if (depth === 1 && name === 'Group') {
        open = { label: attributes.get('label') ?? '', figures: new Map() };
        if (groups.length < maxGroups) {
          groups.push(open);
        }
      } else if (depth === 2 && open) {
        takeFigure(open.figures, name, attributes);
      }
    },
    close(name, depth) {
      if (depth === 1 && name === 'Group') {
        open = undefined;
      }
    },
  });
  run.durationSeconds =
    decimal(
      /<TestDuration>([\d.]{1,30})<\/TestDuration>/.exec(input.head.text)?.[1],
    ) ?? null;
  if (end.firstProblem) {
    run.warn(
      end.cut ? 'file-cut' : 'xml-broken',
      end.cut
        ? 'The file ends in the middle; the groups before that were read'
        : `The XML is not well-formed: ${end.firstProblem.message}`,
      end.problems,
      end.firstProblem.line,
    );
  }
  return groups;
}

/** `<perc value="1.2" param="95.0">` is `perc_95.0` in the CSV. */
function takeFigure(
  figures: Map<string, string>,
  name: string,
  attributes: XmlAttributes,
): void {
  const value = attributes.get('value');
  const param = attributes.get('param');
  if (value !== undefined) {
    figures.set(param === undefined ? name : `${name}_${param}`, value);
  }
}

async function readCsv(input: ResultInput, run: RunBuilder): Promise<Group[]> {
  const groups: Group[] = [];
  const stray = new StrayLines();
  let header: string[] | undefined;
  const end = await forEachRecord(input, ',', (fields, line) => {
    if (!header) {
      header = fields.map(name => name.trim());
      return;
    }
    const figures = new Map(
      header.map((name, n) => [name, fields[n]?.trim() ?? '']),
    );
    if (decimal(figures.get('succ')) === undefined) {
      stray.add(line);
    } else if (groups.length < maxGroups) {
      groups.push({ label: figures.get('label') ?? '', figures });
    }
  });
  stray.warn(run, end);
  return groups;
}

function number(
  figures: ReadonlyMap<string, string>,
  key: string,
): number | undefined {
  return decimal(figures.get(key));
}

function addGroup(
  run: RunBuilder,
  scope: [string, string][],
  figures: ReadonlyMap<string, string>,
): void {
  const succeeded = number(figures, 'succ') ?? 0;
  const failed = number(figures, 'fail') ?? 0;
  const requests = succeeded + failed;
  const ms = (key: string) => times(number(figures, key), 1000);
  addLoad(run, {
    scope,
    requests,
    failed,
    perSecond: run.durationSeconds ? requests / run.durationSeconds : undefined,
    milliseconds: [
      ['count', requests],
      ['min', ms('perc_0.0')],
      ['avg', ms('avg_rt')],
      ['med', ms('perc_50.0')],
      ['max', ms('perc_100.0')],
      ['stddev', ms('stdev_rt')],
      ...['50', '75', '90', '95', '99', '99.9'].map(
        share =>
          [
            `p${share}`,
            ms(`perc_${share.includes('.') ? share : `${share}.0`}`),
          ] as const,
      ),
    ],
  });
  run.metric('data_received', scope, loadMeasures.data_received, [
    ['count', number(figures, 'bytes')],
  ]);
}
