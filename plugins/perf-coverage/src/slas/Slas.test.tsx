import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { anSlaItem, anSlaPage } from '../__testUtils__/portfolioApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { download } from '../components/csv';
import { SlasContent } from './SlasContent';
import { readSlaFilters } from './useSlaFilters';

jest.mock('../components/csv', () => ({
  ...jest.requireActual('../components/csv'),
  download: jest.fn(),
}));

describe('the SLAs of all components', () => {
  it('stand with threshold, value, margin and the run that shows it', async () => {
    renderPage(<SlasContent />);

    const row = await screen.findByRole('row', { name: /Single swap/ });
    expect(
      within(row).getByRole('link', { name: 'Residency scheduler' }),
    ).toHaveAttribute('href', TAB);
    expect(within(row).getByText('Breached')).toBeInTheDocument();
    expect(within(row).getByText('p95 < 500 ms')).toBeInTheDocument();
    expect(within(row).getByText('22 % over')).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: '612 ms' })).toHaveAttribute(
      'href',
      `${TAB}/results/run-1`,
    );
    expect(within(row).getByText('100 concurrent users')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '2 breached' })).toHaveAttribute(
      'href',
      '/?state=breached',
    );
  });

  it('says why a value is unknown, and never shows it as zero', async () => {
    const api = aPerfCoverageApi();
    api.listSlas.mockResolvedValue(
      anSlaPage([
        anSlaItem({
          state: 'unverified',
          ...{ actual: null, margin: null, runId: null, under: null },
          why: 'No run measures it.',
        }),
      ]),
    );
    renderPage(<SlasContent />, { api });

    const row = await screen.findByRole('row', { name: /Single swap/ });
    expect(within(row).getAllByTitle('No run measures it.')).toHaveLength(3);
    expect(within(row).getByTitle('The plan names no load')).toHaveTextContent(
      '–',
    );
  });

  it('keeps filters, order and search in the address and asks the backend', async () => {
    const api = aPerfCoverageApi();
    const view = renderPage(<SlasContent />, {
      api,
      at: '/?state=breached&state=nonsense',
    });
    const user = userEvent.setup();
    await screen.findByRole('row', { name: /Single swap/ });

    await user.click(screen.getByRole('checkbox', { name: /scheduling/ }));
    await user.click(screen.getByRole('button', { name: 'Margin' }));
    await waitFor(() =>
      expect(api.listSlas).toHaveBeenLastCalledWith({
        state: ['breached'],
        owner: ['group:default/scheduling'],
        sort: 'margin',
        order: 'asc',
        limit: 100,
      }),
    );
    expect(addressIn(view)).toContain('sort=margin&order=asc');
    expect(
      screen.queryByRole('checkbox', { name: /^Mine/ }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['', {}],
    ['sort=x&order=desc&owner=', {}],
    ['sort=name', { sort: 'name', order: 'asc' }],
    ['state=met&search=a', { state: ['met'], search: 'a' }],
  ])('reads %s', (address, query) => {
    expect(readSlaFilters(new URLSearchParams(address))).toEqual(query);
  });

  it('exports the whole selection as CSV', async () => {
    const api = aPerfCoverageApi();
    api.listSlas.mockImplementation(async query =>
      query?.limit === 500 && !query.cursor
        ? anSlaPage([anSlaItem({ name: '=cmd' })], { nextCursor: 'two' })
        : anSlaPage(),
    );
    renderPage(<SlasContent />, { api, at: '/?owner=group:default/x' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export CSV' }),
    );

    await waitFor(() => expect(download).toHaveBeenCalled());
    const [name, , text] = jest.mocked(download).mock.calls[0];
    expect(name).toBe('slas.csv');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"'=cmd"`);
    expect(lines[2]).toContain(
      '"Single swap","breached","http_req_duration","p95","<",500,"ms","100 concurrent users",612,-0.224,"run-1"',
    );
    expect(api.listSlas).toHaveBeenCalledWith(
      expect.objectContaining({ owner: ['group:default/x'], cursor: 'two' }),
    );
  });

  it('invites where there is none, and offers a way back from filters', async () => {
    const api = aPerfCoverageApi();
    api.listSlas.mockResolvedValue(anSlaPage([]));
    const empty = renderPage(<SlasContent />, { api });
    expect(await screen.findByText('No SLA yet')).toBeInTheDocument();
    empty.unmount();

    const view = renderPage(<SlasContent />, { api, at: '/?search=zzz' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show all SLAs' }),
    );
    expect(addressIn(view)).toBe('/');
  });

  it.each([
    [403, 'You may not see the list of SLAs'],
    [500, 'The backend could not answer for the list of SLAs'],
  ])('explains an answer %i and tries again', async (status, title) => {
    const api = aPerfCoverageApi();
    api.listSlas.mockRejectedValueOnce(aResponseError(status, 'no'));
    renderPage(<SlasContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(title);
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('row', { name: /Single swap/ }),
    ).toBeInTheDocument();
  });
});
