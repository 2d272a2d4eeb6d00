import { usePermission } from '@backstage/plugin-permission-react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  SCHEDULER,
  aComponentDetail,
  aGap,
  aGapDetail,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));
const permission = usePermission as jest.MockedFunction<typeof usePermission>;
const GAP = `${TAB}/gaps?gap=gap-swap`;

const pane = () =>
  screen.findByRole('dialog', { name: 'Swap operations are untested' });

beforeEach(() => {
  permission.mockReturnValue({ loading: false, allowed: true });
});

describe('the plan of a gap', () => {
  it('corrects an estimate, and takes that back', async () => {
    const api = aPerfCoverageApi();
    api.planGaps.mockImplementation(async ([change]) => ({
      changed: [
        {
          entityRef: change.entityRef,
          gapId: change.gapId,
          before: {},
          after: {
            gapId: change.gapId,
            by: 'user:default/ada',
            at: '2026-11-23T12:00:00Z',
            revision: change.revision + 1,
          },
        },
      ],
      gaps: [aGap({ estimate: { low: 24, high: 32, source: 'person' } })],
    }));
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Change the plan…' }),
    );
    const field = within(dialog).getByLabelText('Estimate');
    expect(field).toHaveValue('15-20h');
    fireEvent.change(field, { target: { value: '20-15h' } });
    expect(field).toBeInvalid();
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();
    fireEvent.change(field, { target: { value: '3-4d' } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));

    await waitFor(() =>
      expect(api.planGaps).toHaveBeenCalledWith([
        {
          entityRef: SCHEDULER,
          gapId: 'gap-swap',
          revision: 0,
          plan: { estimate: '3-4d' },
        },
      ]),
    );
    expect(permission).toHaveBeenCalledWith(
      expect.objectContaining({
        permission: expect.objectContaining({ name: 'perf-coverage.gap.edit' }),
        resourceRef: SCHEDULER,
      }),
    );
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Undo' }),
    );
    await waitFor(() =>
      expect(api.planGaps).toHaveBeenLastCalledWith([
        { entityRef: SCHEDULER, gapId: 'gap-swap', revision: 1, plan: {} },
      ]),
    );
  });

  it('leaves the gap to the plan file again, and keeps what nobody else says', async () => {
    const api = aPerfCoverageApi();
    const planning = {
      gapId: 'gap-swap',
      by: 'user:default/ada',
      at: '2026-11-23T12:00:00Z',
      revision: 3,
      assignee: 'user:default/ada',
      estimate: null,
      notes: 'See the wiki',
    };
    api.getGap.mockResolvedValue(aGapDetail({ planning }));
    api.planGaps.mockImplementation(async ([change]) => ({
      changed: [],
      gaps: [aGap({ id: change.gapId })],
    }));
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Reset the plan' }),
    );
    expect(api.planGaps).toHaveBeenCalledWith([
      {
        entityRef: SCHEDULER,
        gapId: 'gap-swap',
        revision: 3,
        plan: { notes: 'See the wiki' },
      },
    ]);
    expect(
      within(dialog).getByRole('button', { name: 'Change the plan…' }),
    ).toHaveFocus();
  });

  it('stores by keyboard, and leaves the keyboard at the button that led there', async () => {
    const api = aPerfCoverageApi();
    api.planGaps.mockResolvedValue({ changed: [], gaps: [aGap()] });
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    const change = await within(dialog).findByRole('button', {
      name: 'Change the plan…',
    });
    change.focus();
    await userEvent.keyboard('{Enter}');
    expect(change).not.toBeVisible();
    const field = within(dialog).getByLabelText('Estimate');
    await userEvent.clear(field);
    await userEvent.type(field, '6-9h{Enter}');

    await waitFor(() => expect(change).toHaveFocus());
    expect(change).toBeVisible();
    expect(api.planGaps).toHaveBeenCalledTimes(1);
  });

  it('offers no reset where nothing is set', async () => {
    renderPage(<EntityContent />, { at: GAP });
    const dialog = await pane();
    await within(dialog).findByRole('button', { name: 'Change the plan…' });
    expect(
      within(dialog).queryByRole('button', { name: 'Reset the plan' }),
    ).not.toBeInTheDocument();
  });

  it('says what hours can be, and that a day is over', async () => {
    const api = aPerfCoverageApi();
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Change the plan…' }),
    );
    await userEvent.type(within(dialog).getByLabelText('Hours it took'), '-4');
    expect(within(dialog).getByLabelText('Hours it took')).toBeInvalid();
    expect(dialog).toHaveTextContent('Hours from 0 to 10,000');
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeDisabled();

    await userEvent.clear(within(dialog).getByLabelText('Hours it took'));
    fireEvent.change(within(dialog).getByLabelText('Due'), {
      target: { value: '2020-02-02' },
    });
    expect(dialog).toHaveTextContent('This day is over');
    expect(within(dialog).getByRole('button', { name: 'Save' })).toBeEnabled();

    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    expect(
      within(dialog).getByRole('button', { name: 'Change the plan…' }),
    ).toHaveFocus();
  });

  it('says who set it, and what the plan file says instead', async () => {
    const planning = {
      gapId: 'gap-swap',
      due: '2026-12-24',
      notes: 'Ask Ben first',
      by: 'user:default/grace',
      at: '2026-11-20T08:00:00Z',
      revision: 2,
    };
    const unplanned = {
      assignee: null,
      phase: null,
      estimate: { low: 4, high: 8, source: 'default' as const },
    };
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({ gaps: [aGap({ planning, unplanned })] }),
    );
    api.getGap.mockResolvedValue(aGapDetail({ planning, unplanned }));
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    expect(
      await within(dialog).findByText('due 24 December · Ask Ben first'),
    ).toBeInTheDocument();
    expect(dialog).toHaveTextContent(/Set by grace/);
    expect(dialog).toHaveTextContent(/without that 4–8 h/);
  });

  it('writes over nobody', async () => {
    const api = aPerfCoverageApi();
    api.planGaps.mockRejectedValueOnce(
      Object.assign(aResponseError(409, 'Conflict'), {
        body: {
          conflicts: [
            {
              entityRef: SCHEDULER,
              gapId: 'gap-swap',
              current: { by: 'user:default/ben' },
            },
          ],
        },
      }),
    );
    renderPage(<EntityContent />, { api, at: GAP });
    const dialog = await pane();
    await userEvent.click(
      await within(dialog).findByRole('button', { name: 'Change the plan…' }),
    );
    fireEvent.change(within(dialog).getByLabelText('Notes'), {
      target: { value: 'Mine' },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Somebody else planned 1 of these gaps meanwhile.*ben/,
    );
  });

  it('is closed to those who may not, with whom to ask', async () => {
    permission.mockReturnValue({ loading: false, allowed: false });
    renderPage(<EntityContent />, { at: GAP });
    const dialog = await pane();
    expect(
      await within(dialog).findByRole('button', { name: 'Change the plan…' }),
    ).toBeDisabled();
    expect(dialog).toHaveTextContent(/perf-coverage.gap.edit/);
  });
});
