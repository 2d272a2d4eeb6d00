import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aGapPage } from '../__testUtils__/builders';
import { aWorkItem } from '../__testUtils__/planningApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { MyWorkList } from './MyWorkList';
import { MyWorkPage } from './MyWorkPage';

const [gap] = aGapPage().items;
const me = ['user:default/ada', 'group:default/scheduling'];

function aDesk() {
  const api = aPerfCoverageApi();
  api.listGaps.mockImplementation(async query =>
    aGapPage({
      items: query?.assignee
        ? [gap]
        : [gap, { ...gap, id: 'free', title: 'Free gap', assignee: null }],
    }),
  );
  return api;
}

describe('my work', () => {
  it('shows what is mine first, with how to close it', async () => {
    const api = aDesk();
    renderPage(<MyWorkPage />, { api, me });

    const mine = await screen.findByRole('region', { name: 'Given to you' });
    expect(
      within(mine).getByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(
      within(mine).getByRole('list', { name: 'How to close it' }),
    ).toHaveTextContent('Write a load test of POST /api/swaps.');
    expect(
      screen.getByRole('region', {
        name: 'Of your components, given to nobody',
      }),
    ).toHaveTextContent('Free gap');
    expect(api.listGaps).toHaveBeenCalledWith({
      assignee: me,
      status: ['open'],
      limit: 500,
    });
  });

  it('lets work that no evidence shows be called done', async () => {
    const api = aDesk();
    api.listWorkItems.mockResolvedValueOnce({
      items: [aWorkItem({ assignee: 'user:default/ada', revision: 4 })],
    });
    renderPage(<MyWorkPage />, { api, me });
    await userEvent.click(
      await screen.findByRole('button', { name: 'It is done' }),
    );
    await waitFor(() =>
      expect(api.updateWorkItem).toHaveBeenCalledWith(
        'work-1',
        expect.objectContaining({ done: true, revision: 4 }),
      ),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'It is done' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('is brief on a home page', async () => {
    renderPage(<MyWorkList limit={1} />, { api: aDesk(), me });
    expect(
      await screen.findByText('Swap operations are untested'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Free gap')).not.toBeInTheDocument();
    expect(screen.getByText('1 more')).toBeInTheDocument();
    expect(
      screen.queryByText('Write a load test of POST /api/swaps.'),
    ).not.toBeInTheDocument();
  });

  it('says so where nothing is to do', async () => {
    const api = aDesk();
    api.listGaps.mockResolvedValue(aGapPage({ items: [] }));
    renderPage(<MyWorkPage />, { api, me });
    expect(
      await screen.findByText('Nothing is yours to do'),
    ).toBeInTheDocument();
  });

  it.each([
    ['listGaps', 403, 'You may not see your work'],
    ['listGaps', 503, 'The backend could not answer for your work'],
    ['listWorkItems', 403, 'You may not see work that is no gap'],
  ] as const)(
    'says where %s failed with %d, and asks again',
    async (method, status, text) => {
      const api = aDesk();
      api[method].mockRejectedValueOnce(aResponseError(status, 'No'));
      renderPage(<MyWorkPage />, { api, me });
      expect(await screen.findByText(text)).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
      expect(
        await screen.findByText('Swap operations are untested'),
      ).toBeInTheDocument();
      expect(screen.queryByText(text)).not.toBeInTheDocument();
    },
  );
});
