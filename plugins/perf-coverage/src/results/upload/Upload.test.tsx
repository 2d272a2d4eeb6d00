import { usePermission } from '@backstage/plugin-permission-react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  SCHEDULER,
  aRunSummary,
  anSla,
  anUploadResult,
} from '../../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../../__testUtils__/renderPages';
import { EntityContent } from '../../component';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));
const permission = usePermission as jest.MockedFunction<typeof usePermission>;
const RESULTS = `${TAB}/results`;
const one = new File(['{}'], 'one.json');
const two = new File(['{}'], 'two.json');

beforeEach(() => {
  permission.mockReturnValue({ loading: false, allowed: true });
});

describe('sending results from the page', () => {
  it('sends files one by one and shows verdict, warnings and what was there', async () => {
    const api = aPerfCoverageApi();
    const warned = {
      run: aRunSummary({ id: 'run-new' }),
      created: true,
      warnings: [{ code: 'x', message: 'No time.', count: 3, line: null }],
    };
    api.uploadRuns.mockResolvedValueOnce(
      anUploadResult({
        runs: [warned],
        verdict: 'breached',
        slas: [{ ...anSla(), runId: 'run-new' }],
      }),
    );
    api.uploadRuns.mockResolvedValueOnce(
      anUploadResult({
        runs: [{ run: aRunSummary(), created: false, warnings: [] }],
      }),
    );
    renderPage(<EntityContent />, { api, at: RESULTS });
    const user = userEvent.setup();

    await user.type(await screen.findByLabelText('Environment'), 'ci');
    await user.upload(screen.getByLabelText('Result files'), [one, two]);

    expect(
      await screen.findByText('2 of 2 uploads finished'),
    ).toBeInTheDocument();
    expect(api.uploadRuns.mock.calls).toEqual([
      [{ entityRef: SCHEDULER, environment: 'ci' }, [one]],
      [{ entityRef: SCHEDULER, environment: 'ci' }, [two]],
    ]);
    const list = screen.getByRole('list', { name: 'Uploads' });
    expect(list).toHaveTextContent('SLA breached');
    expect(list).toHaveTextContent('Single swap: p95 < 5 s, measured 5.6 s');
    expect(list).toHaveTextContent('No time. (3 times)');
    expect(list).toHaveTextContent('was there already');
    expect(within(list).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      `${RESULTS}/run-new`,
    );
    // The list of runs is asked for again.
    await waitFor(() => expect(api.getComponent).toHaveBeenCalledTimes(2));
  });

  it('offers the same as commands, with what was typed, quoted for the shell', async () => {
    renderPage(<EntityContent />, { at: RESULTS });
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('Environment'), "o'hara & co");
    await user.type(screen.getByLabelText('Branch'), 'main');

    expect(screen.getByText(/^perf-coverage upload/)).toHaveTextContent(
      String.raw`--environment 'o'\''hara & co' \ --branch main`,
    );
    expect(screen.getByText(/^curl/)).toHaveTextContent(
      "fileName=results.json&environment=o%27hara+%26+co&branch=main'",
    );
  });

  it('makes one run of shards that are dropped', async () => {
    const api = aPerfCoverageApi();
    renderPage(<EntityContent />, { api, at: RESULTS });

    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Several files are one run',
      }),
    );
    fireEvent.drop(screen.getByRole('group', { name: 'Send result files' }), {
      dataTransfer: { files: [one, two] },
    });

    await waitFor(() =>
      expect(api.uploadRuns).toHaveBeenCalledWith(
        { entityRef: SCHEDULER, merge: true },
        [one, two],
      ),
    );
    expect(await screen.findByText('2 files')).toBeInTheDocument();
  });

  it('says what was refused and sends it again', async () => {
    const api = aPerfCoverageApi();
    api.uploadRuns.mockRejectedValueOnce(
      aResponseError(415, 'No reader knows this file'),
    );
    renderPage(<EntityContent />, { api, at: RESULTS });
    const user = userEvent.setup();

    await user.upload(await screen.findByLabelText('Result files'), one);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No reader knows this file',
    );
    await user.click(screen.getByRole('button', { name: 'Send again' }));
    expect(await screen.findByText('No SLA to judge by')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('sends nothing without the permission, and says which one', async () => {
    permission.mockReturnValue({ loading: false, allowed: false });
    const api = aPerfCoverageApi();
    renderPage(<EntityContent />, { api, at: RESULTS });

    expect(
      await screen.findByRole('button', { name: 'Choose files…' }),
    ).toBeDisabled();
    expect(
      screen.getByText(/the permission “perf-coverage.upload”/),
    ).toBeInTheDocument();
    fireEvent.drop(screen.getByRole('group', { name: 'Send result files' }), {
      dataTransfer: { files: [one] },
    });
    expect(api.uploadRuns).not.toHaveBeenCalled();
  });

  it('shows the command and curl of this very component', async () => {
    renderPage(<EntityContent />, { at: RESULTS });
    expect(
      await screen.findByRole('region', { name: 'The same with curl' }),
    ).toHaveTextContent('entityRef=component%3Adefault%2Fresidency-scheduler');
  });
});
