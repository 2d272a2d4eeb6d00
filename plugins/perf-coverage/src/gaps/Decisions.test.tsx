import { usePermission } from '@backstage/plugin-permission-react';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { GapDecision } from 'backstage-plugin-perf-coverage-common';
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
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { englishText } from '../__testUtils__/englishText';
import { EntityContent } from '../component';
import { decisionProblems, standingDecision } from './decisions/decisionRules';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(),
}));
const permission = usePermission as jest.MockedFunction<typeof usePermission>;

const GAP = `${TAB}/gaps?gap=gap-swap`;

const waiver: GapDecision = {
  gapId: 'gap-swap',
  kind: 'waived',
  reason: 'The swap page is rebuilt in spring.',
  until: '2999-03-31',
  by: 'user:default/grace',
  at: '2026-11-20T08:00:00.000Z',
};

const pane = () =>
  screen.findByRole('dialog', { name: 'Swap operations are untested' });

beforeEach(() => {
  permission.mockReturnValue({ loading: false, allowed: true });
});

describe('deciding about a gap', () => {
  it('waives with a reason and a last day, and can be undone', async () => {
    const api = aPerfCoverageApi();
    api.decideGap.mockResolvedValue(aGapDetail({ decisionRevision: 4 }));
    renderPage(<EntityContent />, { api, at: GAP });
    const user = userEvent.setup();

    await user.click(
      await within(await pane()).findByRole('button', { name: 'Waive…' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Waive this gap' });
    await user.click(within(dialog).getByRole('button', { name: 'Waive' }));
    expect(dialog).toHaveTextContent('Say why');
    expect(dialog).toHaveTextContent('A waiver needs a last day');
    expect(api.decideGap).not.toHaveBeenCalled();

    await user.type(
      within(dialog).getByLabelText(/Reason/),
      'Rebuilt in spring',
    );
    await user.type(within(dialog).getByLabelText(/Last day/), '2999-03-31');
    await user.click(within(dialog).getByRole('button', { name: 'Waive' }));

    await waitFor(() =>
      expect(api.decideGap).toHaveBeenCalledWith(SCHEDULER, 'gap-swap', {
        kind: 'waived',
        reason: 'Rebuilt in spring',
        until: '2999-03-31',
        revision: 0,
      }),
    );
    expect(permission).toHaveBeenCalledWith(
      expect.objectContaining({ resourceRef: SCHEDULER }),
    );
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.undoGapDecision).toHaveBeenCalledWith(SCHEDULER, 'gap-swap', 4);
  });

  it('shows who decided what until when, and takes it back', async () => {
    const api = aPerfCoverageApi();
    api.getGap.mockResolvedValue(
      aGapDetail({ status: 'waived', decision: waiver, decisionRevision: 2 }),
    );
    api.undoGapDecision.mockResolvedValue(aGapDetail({ decisionRevision: 3 }));
    renderPage(<EntityContent />, { api, at: GAP });
    const user = userEvent.setup();

    const shown = await pane();
    await user.click(
      await within(shown).findByRole('button', { name: 'Take back' }),
    );
    expect(shown).toHaveTextContent('until 31 March 2999');
    expect(shown).toHaveTextContent('The swap page is rebuilt in spring.');
    expect(within(shown).getByRole('link', { name: /grace/ })).toBeVisible();
    expect(api.undoGapDecision).toHaveBeenCalledWith(SCHEDULER, 'gap-swap', 2);

    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.decideGap).toHaveBeenCalledWith(SCHEDULER, 'gap-swap', {
      kind: 'waived',
      reason: waiver.reason,
      until: waiver.until,
      revision: 3,
    });
  });

  it('leaves the keyboard at the gap where its pane is closed before it is stored', async () => {
    const api = aPerfCoverageApi();
    const waived = aGap({ status: 'waived', decision: waiver });
    api.getComponent.mockResolvedValueOnce(
      aComponentDetail({ gaps: [waived] }),
    );
    api.getGap.mockResolvedValue(
      aGapDetail({ ...waived, decisionRevision: 3 }),
    );
    let store = () => {};
    api.undoGapDecision.mockReturnValue(
      new Promise(resolve => {
        store = () => resolve(aGapDetail({ decisionRevision: 4 }));
      }),
    );
    renderPage(<EntityContent />, { api, at: `${TAB}/gaps` });
    const user = userEvent.setup();
    await user.click(
      await screen.findByRole('link', { name: /Swap operations/ }),
    );
    await user.click(
      await within(await pane()).findByRole('button', { name: 'Take back' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    api.getComponent.mockResolvedValue(aComponentDetail());
    store();

    const open = await screen.findByRole('region', { name: 'Gaps' });
    const link = within(open).getByRole('link', { name: /Swap operations/ });
    await waitFor(() => expect(link).toHaveFocus());
  });

  it('lets the reader choose where somebody else was faster', async () => {
    const api = aPerfCoverageApi();
    api.decideGap.mockRejectedValueOnce(
      Object.assign(aResponseError(409, 'grace has decided'), {
        body: { current: { decision: waiver, revision: 7 } },
      }),
    );
    renderPage(<EntityContent />, { api, at: GAP });
    const user = userEvent.setup();

    await user.click(
      await within(await pane()).findByRole('button', {
        name: 'Does not apply…',
      }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'This gap does not apply',
    });
    await user.type(within(dialog).getByLabelText(/Reason/), 'No swaps here');
    await user.click(
      within(dialog).getByRole('button', { name: 'Leave it out' }),
    );

    const conflict = await screen.findByRole('dialog', {
      name: 'Somebody else was faster',
    });
    expect(
      within(conflict).getByRole('region', { name: 'What stands now' }),
    ).toHaveTextContent('The swap page is rebuilt in spring.');
    expect(
      within(conflict).getByRole('region', { name: 'What you wanted' }),
    ).toHaveTextContent('No swaps here');
    await user.click(
      within(conflict).getByRole('button', { name: 'Store mine' }),
    );
    expect(api.decideGap).toHaveBeenLastCalledWith(SCHEDULER, 'gap-swap', {
      kind: 'not-applicable',
      reason: 'No swaps here',
      until: null,
      revision: 7,
    });
  });

  it('says why the buttons can’t be used', async () => {
    permission.mockReturnValue({ loading: false, allowed: false });
    renderPage(<EntityContent />, { at: GAP });

    const shown = await pane();
    expect(
      await within(shown).findByRole('button', { name: 'Waive…' }),
    ).toBeDisabled();
    expect(shown).toHaveTextContent('perf-coverage.waive');
  });

  it('keeps what was typed where the decision could not be stored', async () => {
    const api = aPerfCoverageApi();
    api.decideGap.mockRejectedValue(aResponseError(503, 'No database'));
    renderPage(<EntityContent />, { api, at: GAP });
    const user = userEvent.setup();

    await user.click(
      await within(await pane()).findByRole('button', {
        name: 'Does not apply…',
      }),
    );
    const dialog = screen.getByRole('dialog', {
      name: 'This gap does not apply',
    });
    await user.type(within(dialog).getByLabelText(/Reason/), 'No swaps here');
    await user.click(
      within(dialog).getByRole('button', { name: 'Leave it out' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'No database',
    );
    expect(within(dialog).getByLabelText(/Reason/)).toHaveValue(
      'No swaps here',
    );
  });

  it('lists waived gaps in a group of their own that can be put away', async () => {
    const api = aPerfCoverageApi();
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        gaps: [
          aGap({ id: 'open', title: 'Open one' }),
          aGap({
            id: 'waived',
            title: 'Waived one',
            status: 'waived',
            decision: waiver,
          }),
        ],
      }),
    );
    const view = renderPage(<EntityContent />, { api, at: `${TAB}/gaps` });
    const user = userEvent.setup();

    const waived = await screen.findByRole('region', { name: 'Waived gaps' });
    expect(waived).toHaveTextContent('Waived one');
    expect(waived).toHaveTextContent('31 March 2999');
    expect(screen.getByRole('region', { name: 'Gaps' })).not.toHaveTextContent(
      'Waived one',
    );

    await user.click(screen.getByRole('button', { name: 'Waived (1)' }));
    expect(
      screen.queryByRole('region', { name: 'Waived gaps' }),
    ).not.toBeInTheDocument();
    expect(addressIn(view)).toBe(`${TAB}/gaps?waived=false`);
  });
});

describe('decisionProblems', () => {
  const good = {
    kind: 'waived' as const,
    reason: 'Because',
    until: '2026-12-31',
  };
  it.each([
    ['a waiver', good, []],
    ['a waiver of today', { ...good, until: '2026-11-23' }, []],
    ['no end', { ...good, until: null }, ['until']],
    [
      'no end of what does not apply',
      { ...good, kind: 'not-applicable' as const, until: null },
      [],
    ],
    ['a day that is over', { ...good, until: '2026-11-22' }, ['until']],
    ['no such day', { ...good, until: '2026-13-45' }, ['until']],
    ['blanks for a reason', { ...good, reason: '  \n' }, ['reason']],
    ['a novel', { ...good, reason: 'x'.repeat(2001) }, ['reason']],
  ])('of %s', (_name, decided, expected) => {
    expect(
      Object.keys(decisionProblems(decided, '2026-11-23', englishText)),
    ).toEqual(expected);
  });
});

describe('standingDecision', () => {
  const conflict = (body: unknown) => ({ statusCode: 409, body });
  it.each([
    ['another error', { statusCode: 404, body: {} }, undefined],
    ['no body', { statusCode: 409 }, undefined],
    ['a body of others', conflict({ current: 'x' }), undefined],
    [
      'one taken back',
      conflict({ current: { decision: null, revision: 3 } }),
      { decision: null, revision: 3 },
    ],
    [
      'one of somebody else',
      conflict({ current: { decision: waiver, revision: 3 } }),
      { decision: waiver, revision: 3 },
    ],
  ])('reads %s', (_name, error, expected) => {
    expect(standingDecision(error)).toEqual(expected);
  });
});
