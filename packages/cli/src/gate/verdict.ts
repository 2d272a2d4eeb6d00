import {
  AssessedSla,
  Assessment,
  RunEvidence,
} from 'backstage-plugin-perf-coverage-common';

/** An SLA as the gate's results leave it. */
export interface GatedSla {
  capability: string;
  name: string;
  /** As in `p95 of duration < 500 ms`. */
  limit: string;
  /** With its unit; null where the results don't measure it. */
  actual: string | null;
  result: 'met' | 'breached' | 'not measured';
  why: string;
}

export interface GateVerdict {
  passed: boolean;
  breached: number;
  met: number;
  notMeasured: number;
  slas: GatedSla[];
  /** What the tools themselves said: thresholds and tests that failed. */
  failures: { file: string; message: string }[];
}

export interface GateRules {
  /** SLAs that the results don't measure fail, too. */
  strict: boolean;
  /** Failed tests, and thresholds in the tools' own words, fail, too. */
  toolFailures: boolean;
}

/** What the results of a CI job say about the SLAs of a component. */
export function gateVerdict(
  assessment: Pick<Assessment, 'slas'>,
  runs: readonly RunEvidence[],
  rules: GateRules,
): GateVerdict {
  const slas = assessment.slas
    .filter(sla => sla.state !== 'undefined')
    .map(gated);
  const count = (result: GatedSla['result']) =>
    slas.filter(sla => sla.result === result).length;
  const failures = runs.flatMap(failuresOf);
  const breached = count('breached');
  const notMeasured = count('not measured');
  return {
    passed:
      breached === 0 &&
      !(rules.strict && notMeasured > 0) &&
      !(rules.toolFailures && failures.length > 0),
    breached,
    met: count('met'),
    notMeasured,
    slas,
    failures,
  };
}

function gated(sla: AssessedSla): GatedSla {
  return {
    capability: sla.capability,
    name: sla.name,
    limit: `${sla.stat} of ${sla.metric} ${sla.operator} ${sla.value} ${
      sla.unit
    }${sla.under === null ? '' : ` under ${sla.under}`}`,
    actual: sla.actual === null ? null : `${sla.actual} ${sla.unit}`,
    result: resultOf(sla),
    why: sla.why,
  };
}

/** The results at hand count whatever their age; too little load proves nothing. */
function resultOf({ state, margin }: AssessedSla): GatedSla['result'] {
  if (state === 'met' || state === 'breached') return state;
  if (state === 'stale' && margin !== null) {
    return margin < 0 ? 'breached' : 'met';
  }
  return 'not measured';
}

function failuresOf({ source, run }: RunEvidence): GateVerdict['failures'] {
  const failed = run.totals.failedTests;
  return [
    ...run.thresholds
      .filter(threshold => !threshold.ok)
      .map(({ metric, selector, expression }) => ({
        file: source,
        message: `threshold ${expression} on ${metric}${
          selector ? `{${selector}}` : ''
        } was crossed`,
      })),
    ...(failed > 0
      ? [
          {
            file: source,
            message: `${failed} of ${run.totals.tests} tests failed`,
          },
        ]
      : []),
  ];
}
