import type {
  GapDetail,
  PerfCoverageApi,
  RunUploadResult,
} from 'backstage-plugin-perf-coverage-common';
import {
  aComponentDetail,
  aComponentPage,
  aComponentSummary,
  aGapDetail,
  aGapPage,
  aRunDetail,
  aScan,
  aSeries,
  anUploadResult,
} from './builders';
import { planApi } from './planApi';
import { aPlanningApi } from './planningApi';
import { aPortfolioApi } from './portfolioApi';

/** Every method answers with a builder's value; a test replaces what it is about. */
export function aPerfCoverageApi(
  change: Partial<jest.Mocked<PerfCoverageApi>> = {},
): jest.Mocked<PerfCoverageApi> {
  return {
    listComponents: jest.fn(async () => aComponentPage()),
    getSummary: jest.fn(async (_ref: string) => aComponentSummary()),
    getComponent: jest.fn(async (_ref: string) => aComponentDetail()),
    getGap: jest.fn(async (_ref: string, _id: string) => aGapDetail()),
    listGaps: jest.fn(async () => aGapPage()),
    decideGap: jest.fn<
      Promise<GapDetail>,
      Parameters<PerfCoverageApi['decideGap']>
    >(async () => aGapDetail()),
    undoGapDecision: jest.fn<
      Promise<GapDetail>,
      Parameters<PerfCoverageApi['undoGapDecision']>
    >(async () => aGapDetail()),
    getTrend: jest.fn(async () => ({ days: [] })),
    getComponentTrend: jest.fn(async (_ref: string) => ({
      days: [],
      since: null,
      changes: [],
    })),
    listSeries: jest.fn(async (_ref: string) => ({
      items: [],
      nextCursor: null,
    })),
    getSeries: jest.fn(async (id: string) => aSeries({ id })),
    getSource: jest.fn(async (_ref: string, path: string) => ({
      path,
      firstLine: 10,
      lines: ['import http', '', 'http.get("/api/swaps")'],
      totalLines: 40,
    })),
    getRun: jest.fn(async (_id: string) => aRunDetail()),
    uploadRuns: jest.fn<
      Promise<RunUploadResult>,
      Parameters<PerfCoverageApi['uploadRuns']>
    >(async () => anUploadResult()),
    startScan: jest.fn(async (_ref: string) => aScan()),
    getScan: jest.fn(async (_ref: string) =>
      aScan({ status: 'done', stage: 'finished', filesRead: 40 }),
    ),
    ...planApi(),
    ...aPlanningApi(),
    ...aPortfolioApi(),
    ...change,
  };
}
