import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GapListItem,
  GapPlanChange,
} from 'backstage-plugin-perf-coverage-common';
import { aGapPage, aRoadmap } from '../__testUtils__/builders';
import { aCapacityEntry, aRoadmapPlan } from '../__testUtils__/planningApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { download } from '../components/csv';
import { PlanningPage } from './PlanningPage';

jest.mock('../components/csv', () => ({
  ...jest.requireActual('../components/csv'),
  download: jest.fn(),
}));

const [first] = aGapPage().items;
const gaps: GapListItem[] = [
  first,
  {
    ...first,
    id: 'b',
    title: 'Payments have no SLA',
    priority: 'low',
    assignee: null,
    estimate: null,
    phase: null,
    ownerRef: 'group:default/payments',
  },
  { ...first, id: 'c', title: 'Search was never run', priority: 'high' },
];

function aBoard() {
  const api = aPerfCoverageApi();
  api.listGaps.mockResolvedValue(aGapPage({ items: gaps }));
  api.listCapacities.mockResolvedValue({
    items: [
      aCapacityEntry(),
      aCapacityEntry({ entityRef: 'group:default/payments', kind: 'group' }),
    ],
    holidays: [],
    defaults: { engineers: 2, hoursPerWeek: 30 },
  });
  api.planGaps.mockImplementation(
    async (changes: readonly GapPlanChange[]) => ({
      changed: changes.map(({ entityRef, gapId, plan, revision }) => ({
        entityRef,
        gapId,
        before: {},
        after: {
          ...plan,
          estimate: undefined,
          gapId,
          by: 'user:default/ada',
          at: '2026-11-23T12:00:00Z',
          revision: revision + 1,
        },
      })),
      gaps: changes.map(change => {
        const gap = gaps.find(one => one.id === change.gapId) ?? first;
        return {
          ...gap,
          assignee: change.plan.assignee ?? gap.assignee,
          phase: change.plan.phase ?? gap.phase,
        };
      }),
    }),
  );
  return api;
}

async function rowOf(name: RegExp) {
  return screen.findByRole('row', { name });
}

async function select(name: RegExp) {
  await userEvent.click(within(await rowOf(name)).getByRole('checkbox'));
}

describe('the planning board', () => {
  it('lists all open gaps with what they come to and what is to be planned', async () => {
    const api = aBoard();
    renderPage(<PlanningPage />, { api });

    expect(
      await screen.findByText(
        '3 open gaps · 31–39 h of estimated work · 1 assigned to nobody · 1 without an estimate · 1 in no phase',
      ),
    ).toBeInTheDocument();
    expect(
      within(await rowOf(/Swap operations/)).getByRole('link', {
        name: 'Swap operations are untested',
      }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(api.listGaps).toHaveBeenCalledWith({ status: ['open'], limit: 500 });
  });

  it('reads on until it has all of them', async () => {
    const api = aBoard();
    api.listGaps.mockImplementation(async query =>
      query?.cursor
        ? aGapPage({ items: gaps.slice(1) })
        : aGapPage({ items: gaps.slice(0, 1), nextCursor: 'next' }),
    );
    renderPage(<PlanningPage />, { api });
    expect(await screen.findByText(/^3 open gaps/)).toBeInTheDocument();
  });

  it('assigns many at once, shows it, and takes it back', async () => {
    const api = aBoard();
    renderPage(<PlanningPage />, { api });
    await select(/Payments have no SLA/);
    await select(/Search was never run/);

    const bar = screen.getByRole('form', { name: 'Plan what is selected' });
    expect(within(bar).getByText('2 selected')).toBeInTheDocument();
    // Above the rows it would push them away from under the pointer.
    expect(
      screen
        .getByRole('row', { name: /Search was never run/ })
        .compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING,
    ).toBeTruthy();
    const apply = within(bar).getByRole('button', { name: 'Plan' });
    expect(apply).toBeDisabled();
    await userEvent.selectOptions(
      within(bar).getByLabelText('Assign to'),
      'group:default/payments',
    );
    await userEvent.type(within(bar).getByLabelText('Estimate'), '2-3d');
    await userEvent.click(apply);

    await waitFor(() => expect(api.planGaps).toHaveBeenCalledTimes(1));
    expect(api.planGaps.mock.calls[0][0]).toEqual(
      ['b', 'c'].map(gapId => ({
        entityRef: first.entityRef,
        gapId,
        revision: 0,
        plan: { assignee: 'group:default/payments', estimate: '2-3d' },
      })),
    );
    expect(await screen.findByText('2 gaps planned')).toBeInTheDocument();
    expect(await rowOf(/Search was never run/)).toHaveTextContent('payments');

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(api.planGaps).toHaveBeenCalledTimes(2));
    expect(api.planGaps.mock.calls[1][0]).toEqual(
      ['b', 'c'].map(gapId => ({
        entityRef: first.entityRef,
        gapId,
        revision: 1,
        plan: {},
      })),
    );
    expect(
      await screen.findByText('Taken back for 2 gaps'),
    ).toBeInTheDocument();
  });

  it('keeps the focus on the button while it stores, and stores once', async () => {
    const api = aBoard();
    api.planGaps.mockReturnValueOnce(new Promise(() => {}));
    renderPage(<PlanningPage />, { api });
    await select(/Payments have no SLA/);
    await userEvent.type(screen.getByLabelText('Estimate'), '2-3d');
    const apply = screen.getByRole('button', { name: 'Plan' });
    await userEvent.click(apply);
    expect(await screen.findByText('Storing… 0 of 1')).toBeInTheDocument();
    // Browsers take the focus from a button that is disabled.
    expect(apply).toBeEnabled();
    expect(apply).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(api.planGaps).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['20-15h', /20/],
    ['-3h', /-3h/],
    ['1e9h', /1e9h/],
    ['soon', /soon/],
  ])('says why %s is no estimate, and stores nothing', async (text, why) => {
    const api = aBoard();
    renderPage(<PlanningPage />, { api });
    await select(/Payments have no SLA/);
    const field = screen.getByLabelText('Estimate');
    fireEvent.change(field, { target: { value: text } });
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(why);
    expect(screen.getByRole('button', { name: 'Plan' })).toBeDisabled();
  });

  it('writes over nobody: a conflict names who was faster and keeps the selection', async () => {
    const api = aBoard();
    api.planGaps.mockRejectedValueOnce(
      Object.assign(aResponseError(409, 'Conflict'), {
        body: {
          conflicts: [
            {
              entityRef: first.entityRef,
              gapId: 'b',
              current: { by: 'user:default/ben' },
            },
          ],
        },
      }),
    );
    renderPage(<PlanningPage />, { api });
    await select(/Payments have no SLA/);
    await userEvent.selectOptions(screen.getByLabelText('Assign to'), 'None');
    await userEvent.click(screen.getByRole('button', { name: 'Plan' }));

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Payments have no SLA: ben');
    const asked = api.listGaps.mock.calls.length;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Take over what they set' }),
    );
    await waitFor(() =>
      expect(api.listGaps.mock.calls.length).toBeGreaterThan(asked),
    );
    expect(screen.getByText('1 selected')).toBeInTheDocument();
  });

  it('says who may help where planning is not allowed', async () => {
    const api = aBoard();
    api.planGaps.mockRejectedValueOnce(aResponseError(403, 'No'));
    renderPage(<PlanningPage />, { api });
    await select(/Payments have no SLA/);
    await userEvent.selectOptions(screen.getByLabelText('Assign to'), 'None');
    await userEvent.click(screen.getByRole('button', { name: 'Plan' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /perf-coverage.gap.edit/,
    );
  });

  it('groups, shows one group alone, and selects it whole', async () => {
    const view = renderPage(<PlanningPage />, {
      api: aBoard(),
      at: '/?group=team',
    });
    const groups = await screen.findByRole('region', {
      name: 'Groups of gaps',
    });
    const payments = within(groups).getByRole('row', { name: /payments/ });
    expect(payments).toHaveTextContent('payments10 h11');
    await userEvent.click(
      within(payments).getByRole('button', { name: 'Only these' }),
    );
    expect(addressIn(view)).toContain('only=group%3Adefault%2Fpayments');
    await waitFor(() =>
      expect(screen.queryByText('Search was never run')).toBeNull(),
    );
    await userEvent.click(
      within(payments).getByRole('button', { name: 'Select' }),
    );
    expect(screen.getByText('1 selected')).toBeInTheDocument();
  });

  it('asks the backend for what is still to be planned', async () => {
    const api = aBoard();
    const view = renderPage(<PlanningPage />, { api });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Without an estimate' }),
    );
    expect(addressIn(view)).toContain('lacks=estimate');
    await waitFor(() =>
      expect(api.listGaps).toHaveBeenLastCalledWith({
        status: ['open'],
        lacks: ['estimate'],
        limit: 500,
      }),
    );
  });

  it('draws each gap as a dot that leads to it, by keyboard too', async () => {
    renderPage(<PlanningPage />, { api: aBoard(), at: '/?view=matrix' });
    const matrix = await screen.findByRole('group', {
      name: '3 gaps by priority and mean hours',
    });
    const dots = within(matrix).getAllByRole('link');
    expect(dots).toHaveLength(3);
    const low = within(matrix).getByRole('link', {
      name: 'Payments have no SLA, Residency scheduler, Low, Nobody has estimated it',
    });
    expect(low).toHaveAttribute('href', `${TAB}/gaps?gap=b`);
    dots[0].focus();
    fireEvent.keyDown(dots[0], { key: 'ArrowDown' });
    expect(dots[0]).not.toHaveFocus();
    expect(
      dots.filter(dot => dot.getAttribute('tabindex') === '0'),
    ).toHaveLength(1);
  });

  it('names who was given more than there is room for', async () => {
    const api = aBoard();
    api.planRoadmap.mockResolvedValue(
      aRoadmapPlan({
        roadmap: aRoadmap({
          unplaced: [{ gap: 'c', title: 'c', why: 'No room', hours: 17.5 }],
        }),
      }),
    );
    renderPage(<PlanningPage />, { api, at: '/?view=people' });
    const table = await screen.findByRole('region', {
      name: 'Who was given how much',
    });
    expect(await within(table).findByText('18 h without room')).toBeVisible();
  });

  it('exports what is shown, and the placed work as a calendar', async () => {
    const saved = jest.mocked(download);
    const api = aBoard();
    api.planRoadmap.mockResolvedValue(aRoadmapPlan({ roadmap: aRoadmap() }));
    renderPage(<PlanningPage />, { api });
    await rowOf(/Swap operations/);
    for (const format of [/^CSV/, /^Markdown/, /^Calendar/]) {
      await userEvent.click(screen.getByRole('button', { name: 'Export' }));
      await userEvent.click(screen.getByRole('menuitem', { name: format }));
    }
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(3));
    const [csv, markdown, ics] = saved.mock.calls.map(call => call[2]);
    expect(csv).toContain('"Payments have no SLA"');
    expect(markdown).toContain('| [Payments have no SLA](http');
    expect(ics).toContain('SUMMARY:Swap operations are untested');
  });

  it.each([
    [403, 'You may not see the open gaps'],
    [503, 'The backend could not answer for the open gaps'],
  ])('says what failed with %d, and asks again', async (status, text) => {
    const api = aBoard();
    api.listGaps.mockRejectedValueOnce(aResponseError(status, 'No'));
    renderPage(<PlanningPage />, { api });
    expect(await screen.findByText(text)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await rowOf(/Swap operations/)).toBeInTheDocument();
  });

  it('keeps what it read where the rest fails', async () => {
    const api = aBoard();
    api.listGaps.mockImplementation(async query => {
      if (query?.cursor) throw aResponseError(503, 'No');
      return aGapPage({ items: gaps, nextCursor: 'next' });
    });
    renderPage(<PlanningPage />, { api });
    expect(
      await screen.findByText('The backend could not answer for the open gaps'),
    ).toBeInTheDocument();
    expect(await rowOf(/Swap operations/)).toBeInTheDocument();
  });

  it('says so where nothing is open', async () => {
    const api = aBoard();
    api.listGaps.mockResolvedValue(aGapPage({ items: [] }));
    renderPage(<PlanningPage />, { api });
    expect(await screen.findByText('Nothing to plan')).toBeInTheDocument();
  });
});
