import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aComponentPage, aComponentSummary } from '../__testUtils__/builders';
import {
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { PortfolioContent } from './PortfolioContent';

describe('the portfolio', () => {
  it('says where everything stands and shows each component', async () => {
    renderPage(<PortfolioContent />);

    const row = await screen.findByRole('row', { name: /Residency scheduler/ });
    expect(
      screen.getByText('142 of 310 requirements met').closest('p'),
    ).toHaveTextContent(
      '142 of 310 requirements met · 9 critical gaps · 164–212 h left · last component 80 % likely done by 14 March 2027',
    );
    expect(
      within(row).getByRole('link', { name: 'Residency scheduler' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/residency-scheduler/performance',
    );
    expect(within(row).getByText('Partial')).toBeInTheDocument();
    expect(
      within(row).getByRole('img', {
        name: 'Requirements by evidence: 12 met, 4 run and fresh, 9 only written, 15 without evidence',
      }),
    ).toBeInTheDocument();
    expect(within(row).getByText('12 of 40 · 30 %')).toBeInTheDocument();
    expect(within(row).getByText('Critical')).toHaveTextContent('3Critical');
    expect(within(row).queryByText('Low')).not.toBeInTheDocument();
    expect(within(row).getByTitle('1 breached')).toHaveTextContent('1');
    expect(within(row).getByText('82–104 h')).toBeInTheDocument();
    expect(within(row).getByText('Close blocking gaps')).toBeInTheDocument();
    expect(
      within(row).getByRole('link', { name: /scheduling/ }),
    ).toHaveAttribute('href', '/catalog/default/group/scheduling');
  });

  it('says the phase below the effort where there is no room for a column', async () => {
    const before = window.matchMedia;
    window.matchMedia = query =>
      ({
        matches: query.includes('max-width'),
        media: query,
        addListener: () => {},
        addEventListener: () => {},
        removeEventListener: () => {},
        removeListener: () => {},
      } as unknown as MediaQueryList);
    try {
      renderPage(<PortfolioContent />);
      const row = await screen.findByRole('row', {
        name: /Residency scheduler/,
      });
      expect(screen.queryByRole('columnheader', { name: 'Phase' })).toBeNull();
      expect(
        within(row).getByRole('cell', { name: /82–104 h/ }),
      ).toHaveTextContent('Close blocking gaps');
    } finally {
      window.matchMedia = before;
    }
  });

  it('shows what is unknown as unknown, with the reason, and never as zero', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockResolvedValue(
      aComponentPage([
        aComponentSummary({
          title: 'Website',
          state: 'unknown',
          applicable: 0,
          met: 0,
          coverage: null,
          evidence: { met: 0, fresh: 0, written: 0, none: 0 },
          gaps: { critical: 0, high: 0, moderate: 0, low: 0 },
          slas: { met: 0, breached: 0, open: 0 },
          effort: null,
          phase: null,
          ownerRef: null,
          lastRunAt: null,
          scan: { status: 'no-sources', at: null, message: 'No sources.' },
        }),
      ]),
    );
    renderPage(<PortfolioContent />, { api });

    const row = await screen.findByRole('row', { name: /Website/ });
    for (const reason of [
      'Nothing is required of this component yet',
      'No SLA is defined for this component',
      'The catalog names no owner',
      'No run has been received',
    ]) {
      expect(within(row).getByTitle(reason)).toHaveTextContent('–');
    }
    expect(within(row).getByText('Unknown').parentElement).toHaveAttribute(
      'title',
      'No sources.',
    );
    expect(row).not.toHaveTextContent('0 %');
  });

  it('holds its place with rows of the true shape until the answer comes', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockReturnValue(new Promise(() => {}));
    renderPage(<PortfolioContent />, { api });

    const table = await screen.findByRole('table');
    expect(table).toHaveAttribute('aria-busy', 'true');
    expect(within(table).getAllByRole('row')).toHaveLength(9);
    expect(
      within(table).getByRole('columnheader', { name: /Effort left/ }),
    ).toBeInTheDocument();
  });

  it('keeps filters in the address and asks the backend for them', async () => {
    const api = aPerfCoverageApi();
    const view = renderPage(<PortfolioContent />, { api });
    const user = userEvent.setup();
    await screen.findByRole('row', { name: /Residency scheduler/ });

    await user.click(screen.getByRole('checkbox', { name: /payments/ }));
    await user.click(screen.getByRole('checkbox', { name: /k6/ }));
    await user.type(
      screen.getByRole('searchbox', { name: 'Search components' }),
      'swap',
    );

    await waitFor(() =>
      expect(api.listComponents).toHaveBeenLastCalledWith(
        expect.objectContaining({
          owner: ['group:default/payments'],
          framework: ['k6'],
          search: 'swap',
        }),
      ),
    );
    const params = new URL(addressIn(view), 'http://x').searchParams;
    expect(Object.fromEntries(params)).toEqual({
      owner: 'group:default/payments',
      framework: 'k6',
      search: 'swap',
    });

    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(addressIn(view)).toBe('/'));
    expect(
      screen.getByRole('searchbox', { name: 'Search components' }),
    ).toHaveValue('');
  });

  it('opens a shared address as it was', async () => {
    const api = aPerfCoverageApi();
    renderPage(<PortfolioContent />, {
      api,
      at: '/?state=untested&sort=gaps&order=desc&tag=gone',
    });

    expect(
      await screen.findByRole('checkbox', { name: /Untested/ }),
    ).toBeChecked();
    expect(screen.getByRole('checkbox', { name: /gone/ })).toBeChecked();
    expect(screen.getByRole('columnheader', { name: /Gaps/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    expect(api.listComponents).toHaveBeenCalledWith(
      expect.objectContaining({
        state: ['untested'],
        tag: ['gone'],
        sort: 'gaps',
        order: 'desc',
      }),
    );
  });

  it('lets the backend sort: first the useful way, then the other', async () => {
    const api = aPerfCoverageApi();
    renderPage(<PortfolioContent />, { api });
    const user = userEvent.setup();
    await screen.findByRole('row', { name: /Residency scheduler/ });
    expect(screen.getByRole('columnheader', { name: /^Gaps/ })).toHaveAttribute(
      'aria-sort',
      'descending',
    );

    await user.click(screen.getByRole('button', { name: 'Gaps' }));
    await waitFor(() =>
      expect(api.listComponents).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'gaps', order: 'asc' }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Effort left' }));
    await waitFor(() =>
      expect(api.listComponents).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'effort', order: 'desc' }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Effort left' }));
    await waitFor(() =>
      expect(api.listComponents).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'effort', order: 'asc' }),
      ),
    );
  });

  it('asks for what the reader and the reader’s teams own', async () => {
    const api = aPerfCoverageApi();
    renderPage(<PortfolioContent />, {
      api,
      at: '/?mine=true',
      me: ['user:default/ada', 'group:default/scheduling'],
    });

    await screen.findByRole('row', { name: /Residency scheduler/ });
    expect(api.listComponents).toHaveBeenCalledTimes(1);
    expect(api.listComponents).toHaveBeenCalledWith(
      expect.objectContaining({
        mine: ['user:default/ada', 'group:default/scheduling'],
      }),
    );
  });

  it('says so where the reader owns nothing, and asks for nothing', async () => {
    const api = aPerfCoverageApi();
    renderPage(<PortfolioContent />, { api, at: '/?mine=true', me: [] });

    expect(await screen.findByText('You own no component')).toBeInTheDocument();
    expect(api.listComponents).not.toHaveBeenCalled();
  });

  it('appends the next page on request', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockImplementation(async query =>
      query?.cursor === 'two'
        ? aComponentPage([
            aComponentSummary({
              entityRef: 'component:default/web',
              title: 'Web',
            }),
          ])
        : aComponentPage(undefined, { nextCursor: 'two' }),
    );
    renderPage(<PortfolioContent />, { api });
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Load more' }));

    expect(await screen.findByRole('row', { name: /Web/ })).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /Residency scheduler/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('invites where the catalog is empty, and offers a way back where filters select nothing', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockResolvedValue(aComponentPage([]));
    const empty = renderPage(<PortfolioContent />, { api });
    expect(await screen.findByText('No components yet')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy' })).toBeInTheDocument();
    empty.unmount();

    renderPage(<PortfolioContent />, { api, at: '/?search=nothing' });
    expect(
      await screen.findByText('No component fits these filters'),
    ).toBeInTheDocument();
  });

  it.each([
    [403, 'You may not see the list of components'],
    [503, 'The backend could not answer for the list of components'],
  ])('explains an answer %i and tries again', async (status, title) => {
    const api = aPerfCoverageApi();
    api.listComponents.mockRejectedValueOnce(aResponseError(status, 'no'));
    renderPage(<PortfolioContent />, { api });
    const user = userEvent.setup();

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    await user.click(screen.getByRole('button', { name: 'Retry' }));

    expect(
      await screen.findByRole('row', { name: /Residency scheduler/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('says that the network is away', async () => {
    const api = aPerfCoverageApi();
    api.listComponents.mockRejectedValue(new TypeError('Failed to fetch'));
    renderPage(<PortfolioContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The portal’s backend does not answer',
    );
  });
});
