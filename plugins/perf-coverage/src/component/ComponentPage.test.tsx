import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aComponentSummary,
  aScan,
  anUnknownComponent,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from './EntityContent';

describe('the Performance tab', () => {
  it('says where the component stands and leads to its five sub-pages', async () => {
    const view = renderPage(<EntityContent />, { at: TAB });
    const user = userEvent.setup();

    expect(
      await screen.findByRole('heading', { level: 2, name: /Partial/ }),
    ).toHaveTextContent(
      'Partial · 12 of 40 requirements met · 3 critical gaps · 82–104 h left · 80 % likely done by 14 March 2027',
    );
    const nav = screen.getByRole('navigation', { name: 'Performance' });
    expect(
      within(nav).getByRole('link', { current: 'page' }),
    ).toHaveTextContent('Overview');

    for (const [name, path, sees] of [
      ['Gaps', 'gaps', 'Swap operations are untested'],
      ['Inventory', 'inventory', 'test_acgme_load.py'],
      ['Results', 'results', 'staging'],
      ['Roadmap', 'roadmap', 'The same in tables'],
    ]) {
      await user.click(within(nav).getByRole('link', { name }));
      expect(await screen.findByText(sees)).toBeInTheDocument();
      expect(addressIn(view)).toBe(`${TAB}/${path}`);
    }
  });

  it('works below whatever segment the tab is mounted at', async () => {
    renderPage(<EntityContent />, { at: TAB.replace('performance', 'perf') });

    expect(await screen.findByRole('link', { name: 'Gaps' })).toHaveAttribute(
      'href',
      `${TAB.replace('performance', 'perf')}/gaps`,
    );
  });

  it('keeps the shape of the page while it asks', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockReturnValue(new Promise(() => {}));
    const { container } = renderPage(<EntityContent />, { api, at: TAB });

    await waitFor(() =>
      expect(container.querySelector('[aria-busy="true"]')).toBeInTheDocument(),
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    [404, 'The portal does not find this component'],
    [403, 'You may not see this component'],
    [500, 'The backend could not answer for this component'],
  ])('explains an answer %i and tries again', async (status, title) => {
    const api = aPerfCoverageApi();
    api.getComponent.mockRejectedValueOnce(aResponseError(status, 'because'));
    renderPage(<EntityContent />, { api, at: TAB });

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));

    expect(
      await screen.findByRole('heading', { level: 2, name: /Partial/ }),
    ).toBeInTheDocument();
  });

  it('invites a component without anything, with a snippet of its own values', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(anUnknownComponent());
    renderPage(<EntityContent />, { api, at: TAB });

    expect(
      await screen.findByText('Where are this component’s tests?'),
    ).toBeInTheDocument();
    const plan = await screen.findByRole('region', {
      name: 'perf-coverage.yaml',
    });
    expect(plan).toHaveTextContent(
      'component: component:default/residency-scheduler',
    );
    expect(
      screen.getByRole('region', { name: 'catalog-info.yaml' }),
    ).toHaveTextContent('perf-coverage.io/sources:');
  });

  it('lists what is wrong with plan and results, with place and mend', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        plan: {
          file: 'perf-coverage.yaml',
          lastGood: true,
          problems: [
            {
              severity: 'error',
              message: 'Unknown key "thresold".',
              file: 'perf-coverage.yaml',
              line: 14,
              column: 5,
              suggestion: 'Did you mean "threshold"?',
            },
          ],
        },
        sources: {
          origin: null,
          sent: null,
          urlTemplate: null,
          problems: [
            { file: 'results/broken.json', message: 'Cut off in line 3.' },
          ],
          scannedAt: null,
          etag: null,
        },
      }),
    );
    renderPage(<EntityContent />, { api, at: TAB });

    expect(
      await screen.findByText('1 problem in the plan'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/the last good one is in force/),
    ).toBeInTheDocument();
    expect(screen.getByText(/Unknown key "thresold"/)).toBeInTheDocument();
    expect(screen.getByText('Did you mean "threshold"?')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'perf-coverage.yaml:14' }),
    ).toHaveAttribute('href', `${TAB}?source=perf-coverage.yaml&line=14`);
    expect(screen.getByText(/Cut off in line 3/)).toBeInTheDocument();
  });

  it('rescans, says how far it is, and shows what changed', async () => {
    const api = aPerfCoverageApi();
    api.startScan.mockResolvedValue(aScan({ filesRead: 10, filesTotal: 40 }));
    renderPage(<EntityContent />, { api, at: TAB });
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Rescan' }));
    expect(
      await screen.findByText('Reading files: 10 of 40'),
    ).toBeInTheDocument();
    const scanning = screen.getByRole('button', { name: 'Scanning…' });
    expect(scanning).toHaveAttribute('aria-disabled', 'true');
    expect(scanning).toHaveFocus();
    await user.click(scanning);
    expect(api.startScan).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('progressbar', { name: 'Scan' })).toHaveAttribute(
      'aria-valuenow',
      '25',
    );

    api.getComponent.mockResolvedValue(
      aComponentDetail({ summary: aComponentSummary({ met: 13 }) }),
    );
    expect(
      await screen.findByText('Scan finished: 40 files read'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Rescan' })).toHaveFocus();
    expect(
      await screen.findByText('13 of 40 requirements met'),
    ).toBeInTheDocument();
  });

  it('says why a scan may not be started, and keeps the page', async () => {
    const api = aPerfCoverageApi();
    api.startScan.mockRejectedValue(aResponseError(403, 'not allowed'));
    renderPage(<EntityContent />, { api, at: TAB });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Rescan' }),
    );

    expect(
      await screen.findByText('You may not start a scan'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Rescan' })).toBeEnabled();
  });
});

describe('the overview of a component', () => {
  it('shows capabilities, next actions, SLAs and contradicted claims', async () => {
    renderPage(<EntityContent />, { at: TAB });

    const matrix = await screen.findByRole('region', {
      name: 'Capability matrix',
    });
    expect(
      within(matrix).getByRole('link', {
        name: 'Swap operations, Operations: Partial, 1 of 2 met',
      }),
    ).toBeInTheDocument();
    const slas = screen.getByRole('region', { name: 'SLAs' });
    expect(within(slas).getByText('12 % over')).toBeInTheDocument();
    expect(within(slas).getByRole('link', { name: '5.6 s' })).toHaveAttribute(
      'href',
      `${TAB}/results/run-1`,
    );
    const claims = screen.getByRole('region', { name: 'Claims' });
    expect(within(claims).getByText('Contradicted')).toBeInTheDocument();
    const actions = screen.getByRole('list', { name: 'Next best actions' });
    expect(
      within(actions)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Swap operations are untested',
      'Failure scenarios are untested',
    ]);
  });

  it('opens what stands behind a cell, and closes it with Escape', async () => {
    const view = renderPage(<EntityContent />, { at: TAB });
    const user = userEvent.setup();

    await user.click(
      await screen.findByRole('link', { name: /Swap operations, Operations/ }),
    );

    const pane = await screen.findByRole('dialog', {
      name: 'Swap operations: Operations',
    });
    expect(pane).toHaveTextContent('No request of a test reaches it.');
    expect(pane).toHaveTextContent('How to close: Request it in a load test.');
    expect(
      within(pane).getByRole('link', { name: 'load-tests/swaps.js:12' }),
    ).toBeInTheDocument();
    expect(addressIn(view)).toBe(
      `${TAB}?capability=swap-operations&part=operations`,
    );

    await user.keyboard('{Escape}');
    await waitFor(() => expect(addressIn(view)).toBe(TAB));
  });

  it('opens a line of the source, marked, with a way to the repository', async () => {
    const api = aPerfCoverageApi();
    renderPage(<EntityContent />, {
      api,
      at: `${TAB}?source=load-tests/swaps.js&line=12`,
    });

    const pane = await screen.findByRole('dialog', {
      name: 'load-tests/swaps.js',
    });
    const line = await within(pane).findByText('http.get("/api/swaps")');
    expect(line.closest('li')).toHaveAttribute('aria-current', 'location');
    expect(api.getSource).toHaveBeenCalledWith(
      'component:default/residency-scheduler',
      'load-tests/swaps.js',
      12,
    );
    expect(
      within(pane).getByRole('link', { name: /Open in the repository/ }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/scheduler/blob/main/load-tests/swaps.js#L12',
    );
  });
});
