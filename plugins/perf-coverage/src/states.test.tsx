import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aRoadmap,
  aRun,
  aRunDetail,
  anAssessment,
} from './__testUtils__/builders';
import { emptyAnswers } from './__testUtils__/emptyApi';
import { aCapacityEntry, aRoadmapPlan } from './__testUtils__/planningApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from './__testUtils__/renderPages';
import { POLL_MILLISECONDS } from './api/useComponent';
import { AllGapsContent } from './allGaps';
import { CapacityPage } from './capacity';
import { OverviewCard } from './card';
import { EntityContent } from './component';
import { MyGaps, MyWork } from './home';
import { MembersContent } from './members';
import { MyWorkPage } from './myWork';
import { PlanningPage } from './planning';
import { PortfolioContent } from './portfolio';
import { ScopePage } from './roadmap';
import { SettingsContent } from './settings';
import { SlasContent } from './slas';

type Api = ReturnType<typeof aPerfCoverageApi>;
type Method = keyof Api;

/** A page with what it asks for first, and how it looks without and with it. */
interface Story {
  name: string;
  at: string;
  page: JSX.Element;
  /** The method without whose answer there is nothing to show. */
  main: Method;
  /** Shown when all is well. */
  full: string | RegExp;
  /** Answers that the page needs beyond those of the builders. */
  prepare?(api: Api): void;
  /** What the page says where the backend has nothing; null where there always is something. */
  empty: string | RegExp | null;
  /** Where a backend that has nothing at all is not what makes the page empty. */
  makeEmpty?(api: Api): void;
  /**
   * Further methods that may fail, where on the page they are asked, and what tells
   * of that (null: nothing has to, as only a convenience lacks); the rest stays.
   */
  partial: [method: Method, at: string, text: RegExp | null][];
}

const tab = <EntityContent />;
const withDetail =
  (change: Parameters<typeof aComponentDetail>[0]) => (api: Api) => {
    api.getComponent.mockResolvedValue(aComponentDetail(change));
  };

const system = (
  <EntityProvider
    entity={{
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: { name: 'residency', namespace: 'default' },
    }}
  >
    <MembersContent />
  </EntityProvider>
);

const aDay = (day: string) => ({
  ...{ day, met: 12, applicable: 40, components: 2 },
  gaps: { critical: 3, high: 0, moderate: 1, low: 0 },
  effort: { low: 82, high: 104, mean: 93 },
});

const stories: Story[] = [
  {
    name: 'portfolio',
    at: '/',
    page: <PortfolioContent />,
    main: 'listComponents',
    full: '142 of 310 requirements met',
    empty: 'No components yet',
    partial: [
      ['getTrend', '', null],
      ['getHeatMap', '?view=heat', /could not answer for the heat map/],
      ['getRollUps', '?view=owner', /could not answer for the sums/],
      ['getTrend', '?view=trends', /could not answer for the trend/],
    ],
  },
  {
    name: 'heat map',
    at: '/?view=heat',
    page: <PortfolioContent />,
    main: 'getHeatMap',
    full: 'Spike',
    empty: 'No components yet',
    partial: [],
  },
  {
    name: 'sums by system',
    at: '/?view=system',
    page: <PortfolioContent />,
    main: 'getRollUps',
    full: /120–160 h/,
    empty: 'No components yet',
    partial: [],
  },
  {
    name: 'trends of the portfolio',
    at: '/?view=trends',
    page: <PortfolioContent />,
    main: 'getTrend',
    full: '90 days',
    prepare: api => {
      api.getTrend.mockResolvedValue({
        days: [aDay('2026-11-22'), aDay('2026-11-23')],
      } as never);
    },
    empty: 'No trend yet',
    makeEmpty: api => {
      api.getTrend.mockResolvedValue({ days: [] });
    },
    partial: [],
  },
  {
    name: 'all gaps',
    at: '/',
    page: <AllGapsContent />,
    main: 'listGaps',
    full: 'Swap operations are untested',
    empty: 'No open gap',
    partial: [],
  },
  {
    name: 'SLAs of all components',
    at: '/',
    page: <SlasContent />,
    main: 'listSlas',
    full: 'p95 < 500 ms',
    empty: /No SLA/,
    partial: [],
  },
  {
    name: 'roadmap of the portal',
    at: '/',
    page: <ScopePage />,
    main: 'planRoadmap',
    full: 'The same in tables',
    prepare: api => {
      api.planRoadmap.mockImplementation(async ({ scope }) =>
        aRoadmapPlan({ scope, roadmap: aRoadmap() }),
      );
    },
    empty: 'No roadmap yet',
    partial: [
      ['listComponents', '', null],
      ['listCapacities', '', null],
      ['getBurnDown', '', /could not answer for/],
      ['listRoadmapVersions', '', /could not answer for/],
    ],
  },
  {
    name: 'planning',
    at: '/',
    page: <PlanningPage />,
    main: 'listGaps',
    full: /^1 open gap/,
    empty: 'Nothing to plan',
    partial: [
      ['listCapacities', '', null],
      ['planRoadmap', '', null],
      ['planRoadmap', '?view=people', /could not answer for/],
    ],
  },
  {
    name: 'my work',
    at: '/',
    page: <MyWorkPage />,
    main: 'listGaps',
    full: 'Swap operations are untested',
    empty: 'Nothing is yours to do',
    partial: [['listWorkItems', '', /could not answer for/]],
  },
  {
    name: 'capacity',
    at: '/',
    page: <CapacityPage />,
    main: 'listCapacities',
    full: 'ada',
    prepare: api => {
      api.listCapacities.mockResolvedValue({
        ...{ items: [aCapacityEntry()], holidays: [] },
        defaults: { engineers: 2, hoursPerWeek: 30 },
      });
    },
    empty: 'Nobody to plan with yet',
    partial: [],
  },
  {
    name: 'settings',
    at: '/',
    page: <SettingsContent />,
    main: 'getSettings',
    full: 'library',
    empty: null,
    partial: [],
  },
  {
    name: 'tab of a system',
    at: '/',
    page: system,
    main: 'listComponents',
    full: '142 of 310 requirements met',
    empty: 'No component belongs to residency',
    partial: [['listGaps', '', /could not answer for/]],
  },
  {
    name: 'overview',
    at: TAB,
    page: tab,
    main: 'getComponent',
    full: 'Capabilities',
    empty: 'Nothing is known of this component yet',
    partial: [['getComponentTrend', '', /could not answer for/]],
  },
  {
    name: 'SLAs of a component',
    at: `${TAB}/slas`,
    page: tab,
    main: 'getComponent',
    full: 'Single swap',
    empty: 'Nothing is known of this component yet',
    partial: [],
  },
  {
    name: 'operations of a component',
    at: `${TAB}/operations`,
    page: tab,
    main: 'getComponent',
    full: 'POST /api/swaps',
    prepare: withDetail({
      assessment: anAssessment({
        operations: [
          {
            ...{ api: 'api:default/swaps', method: 'POST', by: [] },
            ...{ path: '/api/swaps', operationId: null, evidence: 'none' },
          },
        ],
      }),
    }),
    empty: 'Nothing is known of this component yet',
    partial: [],
  },
  {
    name: 'policy of a component',
    at: `${TAB}/policy`,
    page: tab,
    main: 'getComponent',
    full: 'Rules of the portal',
    empty: 'Nothing is known of this component yet',
    partial: [['getSettings', '', /could not answer for the portal’s policy/]],
  },
  {
    name: 'gaps',
    at: `${TAB}/gaps`,
    page: tab,
    main: 'getComponent',
    full: 'Swap operations are untested',
    empty: 'Gaps are not known yet',
    partial: [['getGap', '?gap=gap-swap', /could not answer for this gap/]],
  },
  {
    name: 'inventory',
    at: `${TAB}/inventory`,
    page: tab,
    main: 'getComponent',
    full: /test_acgme_load\.py/,
    empty: 'No performance tests found',
    partial: [
      [
        'getSource',
        '?source=a.py&line=3',
        /could not answer for this file of the sources/,
      ],
    ],
  },
  {
    name: 'results',
    at: `${TAB}/results`,
    page: tab,
    main: 'getComponent',
    full: 'Send another run',
    empty: 'No runs yet',
    partial: [],
  },
  {
    name: 'run',
    at: `${TAB}/results/run-1`,
    page: tab,
    main: 'getRun',
    full: 'Slowest',
    empty: 'No verdict',
    makeEmpty: api => {
      const nothing = { tests: [], metrics: [], thresholds: [], checks: [] };
      const totals = {
        ...aRun().totals,
        ...{ tests: 0, failedTests: 0, thresholds: 0, failedThresholds: 0 },
        ...{ checks: 0, failedChecks: 0 },
      };
      api.getRun.mockResolvedValue(
        aRunDetail({ run: aRun({ ...nothing, totals }) }),
      );
    },
    partial: [
      ['listSeries', '', /could not answer for the trends of this run/],
    ],
  },
  {
    name: 'trend',
    at: `${TAB}/results/series/series-1`,
    page: tab,
    main: 'getSeries',
    full: 'Show as a table',
    empty: 'No run in the last 90 days',
    makeEmpty: api => {
      api.getSeries.mockImplementation(emptyAnswers().getSeries);
    },
    partial: [['listSeries', '', /Other environments and branches could not/]],
  },
  {
    name: 'roadmap',
    at: `${TAB}/roadmap`,
    page: tab,
    main: 'getComponent',
    full: 'The same in tables',
    empty: 'No roadmap yet',
    makeEmpty: withDetail({ roadmap: null }),
    partial: [
      ['planRoadmap', '', /could not answer for/],
      ['getBurnDown', '', /could not answer for/],
      ['listRoadmapVersions', '', /could not answer for/],
    ],
  },
  {
    name: 'plan',
    at: `${TAB}/plan`,
    page: tab,
    main: 'getPlan',
    full: 'What it would change',
    empty: 'This component has no plan yet',
    partial: [['previewPlan', '', /could not answer for what it would/]],
  },
  {
    name: 'history of a plan',
    at: `${TAB}/plan/history`,
    page: tab,
    main: 'getPlanHistory',
    full: 'First limits',
    empty: 'The portal never kept a plan of this component.',
    makeEmpty: api => {
      api.getPlanHistory.mockResolvedValue({ revisions: [] });
    },
    partial: [],
  },
  {
    name: 'card',
    at: '/',
    page: <OverviewCard />,
    main: 'getSummary',
    full: '82–104 h left',
    empty: /The component has no source location/,
    partial: [],
  },
  {
    name: 'home card of gaps',
    at: '/',
    page: <MyGaps />,
    main: 'listGaps',
    full: 'Swap operations are untested',
    empty: 'No open gap',
    partial: [],
  },
  {
    name: 'home card of work',
    at: '/',
    page: <MyWork />,
    main: 'listGaps',
    full: 'Swap operations are untested',
    empty: 'Nothing is yours to do',
    partial: [['listWorkItems', '', /could not answer for/]],
  },
];

/** A double with what the page needs, all well. */
function anApi(story: Story): Api {
  const api = aPerfCoverageApi();
  story.prepare?.(api);
  return api;
}

/** One whose method fails, or is silent where no status is given. */
function without(story: Story, method: Method, status?: number): Api {
  const answer = () =>
    status === undefined
      ? new Promise<never>(() => {})
      : Promise.reject(aResponseError(status, `answered with ${status}`));
  return Object.assign(anApi(story), { [method]: jest.fn(answer) });
}

const skeletonsIn = (container: HTMLElement) =>
  container.querySelectorAll('.MuiSkeleton-root');

beforeEach(() => window.sessionStorage.clear());

describe.each(stories)('the page “$name”', story => {
  const shown = () => screen.findAllByText(story.full);

  it('draws the shape of what is awaited', async () => {
    const { container } = renderPage(story.page, {
      api: without(story, story.main),
      at: story.at,
      annotations: {},
    });
    await waitFor(() =>
      expect(skeletonsIn(container).length).toBeGreaterThan(0),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.queryByText(story.full)).not.toBeInTheDocument();
  });

  const { empty } = story;
  if (empty !== null) {
    it('invites where there is nothing', async () => {
      const api = anApi(story);
      if (story.makeEmpty) story.makeEmpty(api);
      else Object.assign(api, emptyAnswers());
      renderPage(story.page, { api, at: story.at, annotations: {} });
      expect((await screen.findAllByText(empty)).length).toBeGreaterThan(0);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    });
  }

  it('says who may help where it is forbidden, and awaits nothing more', async () => {
    const { container } = renderPage(story.page, {
      api: without(story, story.main, 403),
      at: story.at,
      annotations: {},
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see');
    expect(alert).toHaveTextContent('perf-coverage.read');
    await waitFor(() => expect(skeletonsIn(container)).toHaveLength(0));
    expect(screen.queryByText(story.full)).not.toBeInTheDocument();
  });

  it('says what failed, and comes back by Retry', async () => {
    const api = anApi(story);
    api[story.main].mockRejectedValueOnce(
      aResponseError(500, 'out of disk') as never,
    );
    renderPage(story.page, { api, at: story.at, annotations: {} });
    expect(await screen.findByRole('alert')).toHaveTextContent('out of disk');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect((await shown()).length).toBeGreaterThan(0);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('stays as it is where asking again in the background fails', async () => {
    jest.useFakeTimers();
    try {
      const api = anApi(story);
      renderPage(story.page, { api, at: story.at, annotations: {} });
      const [first] = await shown();
      // What comes after the first answer, such as the chunk of a chart.
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      const text = document.body.textContent;
      for (const method of Object.values(api)) {
        method.mockImplementation(() =>
          Promise.reject(aResponseError(503, 'restarting')),
        );
      }
      await act(() => jest.advanceTimersByTimeAsync(POLL_MILLISECONDS + 1_000));
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect(first).toBeInTheDocument();
      expect(document.body.textContent).toBe(text);
    } finally {
      jest.useRealTimers();
    }
  });

  it('keeps an error, and the way on, while it asks again in the background', async () => {
    jest.useFakeTimers();
    try {
      const api = without(story, story.main, 500);
      renderPage(story.page, { api, at: story.at, annotations: {} });
      const retry = await screen.findByRole('button', { name: 'Retry' });
      const silent = jest.fn(() => new Promise<never>(() => {}));
      Object.assign(api, { [story.main]: silent });
      await act(() => jest.advanceTimersByTimeAsync(POLL_MILLISECONDS + 1_000));
      expect(retry).toBeInTheDocument();
    } finally {
      jest.useRealTimers();
    }
  });

  const told = story.partial.filter(([, , text]) => text !== null);
  if (told.length > 0) {
    it.each(told)(
      'keeps what it has where %s%s fails, and says so',
      async (method, query, text) => {
        renderPage(story.page, {
          ...{ api: without(story, method, 500), annotations: {} },
          at: `${story.at}${query}`,
        });
        expect(await screen.findByText(text ?? '')).toBeInTheDocument();
        expect((await shown()).length).toBeGreaterThan(0);
      },
    );
  }

  const untold = story.partial.filter(([, , text]) => text === null);
  if (untold.length > 0) {
    it.each(untold)('does without %s', async (method, query) => {
      const api = without(story, method, 500);
      renderPage(story.page, {
        ...{ api, annotations: {} },
        at: `${story.at}${query}`,
      });
      expect((await shown()).length).toBeGreaterThan(0);
      await waitFor(() => expect(api[method]).toHaveBeenCalled());
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
      expect((await shown()).length).toBeGreaterThan(0);
    });
  }
});
