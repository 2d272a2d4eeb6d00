import { useSignal } from '@backstage/plugin-signals-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aComponentSummary,
  aGapPage,
  aRunSummary,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { AllGapsContent } from '../allGaps';
import { EntityContent } from '../component';
import { POLL_MILLISECONDS } from './useComponent';

jest.mock('@backstage/plugin-signals-react', () => ({
  ...jest.requireActual('@backstage/plugin-signals-react'),
  useSignal: jest.fn(),
}));
const signal = useSignal as jest.MockedFunction<typeof useSignal>;

const before = aRunSummary({ id: 'run-1' });
const after = aRunSummary({ id: 'run-2', branch: 'uploaded-elsewhere' });

/** A component whose answer has one run more from the second time on. */
function anApi() {
  const api = aPerfCoverageApi();
  const summary = aComponentSummary({ signalKey: 'key-1' });
  api.getComponent
    .mockResolvedValueOnce(aComponentDetail({ summary, runs: [before] }))
    .mockResolvedValue(aComponentDetail({ summary, runs: [after, before] }));
  return api;
}

const runs = () =>
  within(screen.getByRole('region', { name: 'Runs' })).getAllByRole('row');

describe('a run that is uploaded elsewhere', () => {
  it('shows by a signal, beside what the reader was typing', async () => {
    const listeners = new Set<(message: object) => void>();
    signal.mockImplementation(() => {
      const { useEffect, useState } = jest.requireActual('react');
      const [lastSignal, setLastSignal] = useState(null);
      useEffect(() => {
        listeners.add(setLastSignal);
        return () => listeners.delete(setLastSignal);
      }, []);
      return { lastSignal, isSignalsAvailable: true };
    });
    const api = anApi();
    const view = renderPage(<EntityContent />, { api, at: `${TAB}/results` });
    const branch = await screen.findByLabelText('Branch');
    await userEvent.type(branch, 'feature');
    const table = screen.getByRole('region', { name: 'Runs' });
    expect(runs()).toHaveLength(2);

    act(() => listeners.forEach(tell => tell({ key: 'another' })));
    act(() => listeners.forEach(tell => tell({ key: 'key-1' })));
    expect(await screen.findByText('uploaded-elsewhere')).toBeInTheDocument();

    expect(api.getComponent).toHaveBeenCalledTimes(2);
    expect(screen.getByRole('region', { name: 'Runs' })).toBe(table);
    expect(screen.getByLabelText('Branch')).toBe(branch);
    expect(branch).toHaveValue('feature');
    expect(branch).toHaveFocus();
    expect(addressIn(view)).toBe(`${TAB}/results`);
  });

  describe('in a portal without signals', () => {
    beforeEach(() => {
      signal.mockReturnValue({ lastSignal: null, isSignalsAvailable: false });
      jest.useFakeTimers();
    });
    afterEach(() => jest.useRealTimers());

    const wait = () =>
      act(() => jest.advanceTimersByTimeAsync(POLL_MILLISECONDS));

    it('shows by asking again, and a failure of that moves nothing', async () => {
      const api = anApi();
      renderPage(<EntityContent />, { api, at: `${TAB}/results` });
      const table = await screen.findByRole('region', { name: 'Runs' });
      expect(runs()).toHaveLength(2);

      await wait();
      expect(runs()).toHaveLength(3);
      expect(screen.getByRole('region', { name: 'Runs' })).toBe(table);

      api.getComponent.mockRejectedValue(aResponseError(503, 'restarting'));
      await wait();
      expect(runs()).toHaveLength(3);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    });

    it('asks nothing while nobody looks', async () => {
      const api = anApi();
      renderPage(<EntityContent />, { api, at: `${TAB}/results` });
      await screen.findByRole('region', { name: 'Runs' });
      const hidden = jest
        .spyOn(document, 'visibilityState', 'get')
        .mockReturnValue('hidden');
      await wait();
      expect(api.getComponent).toHaveBeenCalledTimes(1);
      hidden.mockRestore();
    });

    it('keeps all pages of a list that the reader has opened', async () => {
      const user = userEvent.setup({
        advanceTimers: jest.advanceTimersByTime,
      });
      const api = aPerfCoverageApi();
      api.listGaps.mockImplementation(async query =>
        aGapPage({
          items: [
            { ...aGapPage().items[0], id: `gap-${query?.cursor ?? 'first'}` },
          ],
          nextCursor: query?.cursor ? null : 'second',
        }),
      );
      renderPage(<AllGapsContent />, { api });
      await user.click(
        await screen.findByRole('button', { name: 'Load more' }),
      );
      const rows = () =>
        within(
          screen.getByRole('region', { name: 'Gaps of all components' }),
        ).getAllByRole('row');
      await waitFor(() => expect(rows()).toHaveLength(3));

      await wait();
      expect(api.listGaps).toHaveBeenCalledTimes(4);
      expect(rows()).toHaveLength(3);
      expect(
        screen.queryByRole('button', { name: 'Load more' }),
      ).not.toBeInTheDocument();
    });
  });
});
