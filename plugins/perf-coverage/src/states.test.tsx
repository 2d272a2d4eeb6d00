import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anSlaPage } from './__testUtils__/portfolioApi';
import {
  aComponentDetail,
  aComponentPage,
  aGapPage,
  aRun,
  aRunDetail,
  aSeries,
  anUnknownComponent,
} from './__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from './__testUtils__/renderPages';
import { AllGapsContent } from './allGaps';
import { OverviewCard } from './card';
import { EntityContent } from './component';
import { PortfolioContent } from './portfolio';
import { SlasContent } from './slas';

type Api = ReturnType<typeof aPerfCoverageApi>;

/** A page with what it asks for first, and how it looks without and with it. */
interface Story {
  name: string;
  at: string;
  page: JSX.Element;
  /** The method without whose answer there is nothing to show. */
  main: keyof Api;
  /** Shown when all is well. */
  full: string | RegExp;
  /** Makes the answer an empty one, and what the page says then. */
  empty: [prepare: (api: Api) => void, text: string | RegExp];
  /** A further method that may fail, and what tells of that; the page stays. Null where there is none. */
  partial: [method: keyof Api, at: string, text: RegExp] | null;
}

const tab = <EntityContent />;
const withDetail =
  (change: Parameters<typeof aComponentDetail>[0]) => (api: Api) => {
    api.getComponent.mockResolvedValue(aComponentDetail(change));
  };

const stories: Story[] = [
  {
    name: 'portfolio',
    at: '/',
    page: <PortfolioContent />,
    main: 'listComponents',
    full: '142 of 310 requirements met',
    empty: [
      api => {
        api.listComponents.mockResolvedValue(aComponentPage([]));
      },
      'No components yet',
    ],
    partial: null,
  },
  {
    name: 'SLAs of all components',
    at: '/',
    page: <SlasContent />,
    main: 'listSlas',
    full: 'p95 < 500 ms',
    empty: [
      api => {
        api.listSlas.mockResolvedValue(anSlaPage([]));
      },
      /No SLA/,
    ],
    partial: null,
  },
  {
    name: 'overview',
    at: TAB,
    page: tab,
    main: 'getComponent',
    full: 'Capabilities',
    empty: [
      api => {
        api.getComponent.mockResolvedValue(anUnknownComponent());
      },
      'Nothing is known of this component yet',
    ],
    partial: ['getComponentTrend', '', /could not answer for/],
  },
  {
    name: 'roadmap',
    at: `${TAB}/roadmap`,
    page: tab,
    main: 'getComponent',
    full: 'The same in tables',
    empty: [withDetail({ roadmap: null }), 'No roadmap yet'],
    partial: ['planRoadmap', '', /could not answer for/],
  },
  {
    name: 'gaps',
    at: `${TAB}/gaps`,
    page: tab,
    main: 'getComponent',
    full: 'Swap operations are untested',
    empty: [
      withDetail({ assessment: null, gaps: [] }),
      'Gaps are not known yet',
    ],
    partial: ['getGap', '?gap=gap-swap', /could not answer for this gap/],
  },
  {
    name: 'inventory',
    at: `${TAB}/inventory`,
    page: tab,
    main: 'getComponent',
    full: /test_acgme_load\.py/,
    empty: [withDetail({ inventory: null }), 'No performance tests found'],
    partial: [
      'getSource',
      '?source=a.py&line=3',
      /could not answer for this file of the sources/,
    ],
  },
  {
    name: 'results',
    at: `${TAB}/results`,
    page: tab,
    main: 'getComponent',
    full: 'Send another run',
    empty: [withDetail({ runs: [] }), 'No runs yet'],
    partial: null,
  },
  {
    name: 'run',
    at: `${TAB}/results/run-1`,
    page: tab,
    main: 'getRun',
    full: 'Slowest',
    empty: [
      api => {
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
      'No verdict',
    ],
    partial: ['listSeries', '', /could not answer for the trends of this run/],
  },
  {
    name: 'trend',
    at: `${TAB}/results/series/series-1`,
    page: tab,
    main: 'getSeries',
    full: 'Show as a table',
    empty: [
      api => {
        api.getSeries.mockResolvedValue({ ...aSeries(), points: [] });
      },
      'No run in the last 90 days',
    ],
    partial: ['listSeries', '', /Other environments and branches could not/],
  },
  {
    name: 'card',
    at: '/',
    page: <OverviewCard />,
    main: 'getSummary',
    full: '82–104 h left',
    empty: [
      api => {
        api.getSummary.mockResolvedValue(anUnknownComponent().summary);
      },
      /The component has no source location/,
    ],
    partial: null,
  },
  {
    name: 'all gaps',
    at: '/',
    page: <AllGapsContent />,
    main: 'listGaps',
    full: 'Swap operations are untested',
    empty: [
      api => {
        api.listGaps.mockResolvedValue(aGapPage({ items: [] }));
      },
      'No open gap',
    ],
    partial: null,
  },
];

/** A double whose method fails, or is silent where no status is given. */
function without(method: keyof Api, status?: number): Api {
  const answer = () =>
    status === undefined
      ? new Promise<never>(() => {})
      : Promise.reject(aResponseError(status, `answered with ${status}`));
  return aPerfCoverageApi({ [method]: jest.fn(answer) });
}

describe.each(stories)('the page “$name”', story => {
  const shown = () => screen.findAllByText(story.full);

  it('draws the shape of what is awaited', async () => {
    const { container } = renderPage(story.page, {
      api: without(story.main),
      at: story.at,
    });
    await waitFor(() =>
      expect(container.querySelector('.MuiSkeleton-root')).toBeInTheDocument(),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(screen.queryByText(story.full)).not.toBeInTheDocument();
  });

  it('invites where there is nothing', async () => {
    const api = aPerfCoverageApi();
    const [prepare, text] = story.empty;
    prepare(api);
    renderPage(story.page, { api, at: story.at });
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says who may help where it is forbidden', async () => {
    renderPage(story.page, { api: without(story.main, 403), at: story.at });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You may not see');
    expect(alert).toHaveTextContent('perf-coverage.read');
  });

  it('says what failed, and comes back by Retry', async () => {
    const api = aPerfCoverageApi();
    api[story.main].mockRejectedValueOnce(
      aResponseError(500, 'out of disk') as never,
    );
    renderPage(story.page, { api, at: story.at });
    expect(await screen.findByRole('alert')).toHaveTextContent('out of disk');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect((await shown()).length).toBeGreaterThan(0);
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  if (story.partial) {
    const [method, query, text] = story.partial;
    it(`keeps what it has where ${method} fails`, async () => {
      renderPage(story.page, {
        api: without(method, 500),
        at: `${story.at}${query}`,
      });
      expect(await screen.findByText(text)).toBeInTheDocument();
      expect((await shown()).length).toBeGreaterThan(0);
    });
  }
});
