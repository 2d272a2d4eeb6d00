import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import {
  entityCard,
  entityContent,
  iconLink,
  myGaps,
  myWork,
  portfolioPage,
  searchResult,
} from './plugin';
import { TAB, renderPage } from './__testUtils__/renderPages';
import plugin, { perfCoverageApiRef, rootRouteRef } from './index';

// What is loaded is noted: nothing of ours may be, before it is opened.
const mockLoaded: string[] = [];
jest.mock('./allGaps', () => {
  mockLoaded.push('allGaps');
  return { AllGapsContent: () => <p>all gaps</p> };
});
jest.mock('./portfolio', () => {
  mockLoaded.push('portfolio');
  return { PortfolioContent: () => <p>the portfolio</p> };
});
jest.mock('./tab', () => {
  mockLoaded.push('tab');
  return { EntityTab: () => <p>the tab</p> };
});
jest.mock('./slas', () => {
  mockLoaded.push('slas');
  return { SlasContent: () => <p>all SLAs</p> };
});
jest.mock('./home', () => {
  mockLoaded.push('home');
  return {
    MyGaps: (props: { rows?: number }) => <p>{props.rows} gaps of mine</p>,
    MyWork: (props: { rows?: number }) => <p>{props.rows} things to do</p>,
  };
});
jest.mock('./searchItem', () => {
  mockLoaded.push('searchItem');
  return { SearchItem: () => <p>a result</p> };
});
jest.mock('./components/chart', () => {
  mockLoaded.push('chart');
  return {};
});
jest.mock('./card', () => {
  mockLoaded.push('card');
  return { OverviewCard: () => <p>the card</p> };
});

describe('the plugin of the new frontend system', () => {
  it('loads no page of ours before one is opened, and then only that one', async () => {
    const elsewhere = renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/elsewhere'],
    });
    expect(await screen.findByText(/PAGE NOT FOUND/i)).toBeInTheDocument();
    expect(mockLoaded).toEqual([]);
    elsewhere.unmount();

    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/perf-coverage'],
    });
    expect(await screen.findByText('the portfolio')).toBeInTheDocument();
    expect(mockLoaded).toEqual(['portfolio']);

    await userEvent.click(screen.getByRole('link', { name: 'Gaps' }));
    expect(await screen.findByText('all gaps')).toBeInTheDocument();
    expect(mockLoaded).toEqual(['portfolio', 'allGaps']);
    await userEvent.click(screen.getByRole('link', { name: 'SLAs' }));
    expect(await screen.findByText('all SLAs')).toBeInTheDocument();
    expect(mockLoaded).toEqual(['portfolio', 'allGaps', 'slas']);
  });

  it('gives the portfolio an address, a title and an icon for the sidebar', () => {
    const page = createExtensionTester(portfolioPage);

    expect(page.get(coreExtensionData.routePath)).toBe('/perf-coverage');
    expect(page.get(coreExtensionData.routeRef)).toBe(rootRouteRef);
    expect(page.get(coreExtensionData.title)).toBe('Perf Coverage');
    expect(page.get(coreExtensionData.icon)).toBeDefined();
  });

  it('adds a tab at /performance', async () => {
    const tab = createExtensionTester(entityContent);

    expect(tab.get(coreExtensionData.routePath)).toBe('/performance');
    expect(tab.get(EntityContentBlueprint.dataRefs.title)).toBe('Performance');
    renderInTestApp(tab.reactElement());
    expect(await screen.findByText('the tab')).toBeInTheDocument();
  });

  it('adds a small card to the overview', async () => {
    const card = createExtensionTester(entityCard);

    expect(card.get(EntityCardBlueprint.dataRefs.type)).toBe('info');
    renderInTestApp(card.reactElement());
    expect(await screen.findByText('the card')).toBeInTheDocument();
  });

  it('names its API after itself, so that an app may replace it', () => {
    expect(perfCoverageApiRef.id).toBe('plugin.perf-coverage.service');
  });

  const { widget: widgetRef } = HomePageWidgetBlueprint.dataRefs;
  const gapsCard = (config: { rows?: number }) =>
    createExtensionTester(myGaps, { config }).get(widgetRef);
  const workCard = (config: { rows?: number }) =>
    createExtensionTester(myWork, { config }).get(widgetRef);

  it.each([
    [gapsCard, '5 gaps of mine', '2 gaps of mine'],
    [workCard, '5 things to do', '2 things to do'],
  ])(
    'adds cards to the home page, whose length is configured: %#',
    async (card, usual, configured) => {
      for (const [config, text] of [
        [{}, usual],
        [{ rows: 2 }, configured],
      ] as const) {
        const widget = card(config);
        const shown = renderInTestApp(widget.component);
        expect(await screen.findByText(text)).toBeInTheDocument();
        shown.unmount();
      }
      expect(() => card({ rows: 0 })).toThrow(/rows/);
    },
  );

  it('draws results of the search that are ours, and no others', async () => {
    const item = createExtensionTester(searchResult).get(
      SearchResultListItemBlueprint.dataRefs.item,
    );
    const document = { title: 'A', text: '', location: '/a' };
    expect(item.predicate?.({ type: 'perf-coverage', document })).toBe(true);
    expect(item.predicate?.({ type: 'software-catalog', document })).toBe(
      false,
    );
  });

  it('links from the About card to the tab, and may be named otherwise', async () => {
    const useProps = createExtensionTester(iconLink, {
      config: { label: 'Speed' },
    }).get(EntityIconLinkBlueprint.dataRefs.useProps);
    function Linked() {
      const { href, label } = useProps();
      return <a href={href}>{label}</a>;
    }
    renderPage(<Linked />);
    expect(await screen.findByRole('link', { name: 'Speed' })).toHaveAttribute(
      'href',
      TAB,
    );
  });
});
