import {
  createExtensionTester,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { entityCard, entityContent, portfolioPage } from './plugin';
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
jest.mock('./component', () => {
  mockLoaded.push('component');
  return { EntityContent: () => <p>the tab</p> };
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
});
