import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Roadmap,
  RoadmapPlanRequest,
} from 'backstage-plugin-perf-coverage-common';
import { compareRoadmaps } from 'backstage-plugin-perf-coverage-common';
import {
  SCHEDULER,
  aComponentDetail,
  aPhase,
  aRoadmap,
  anUnknownComponent,
} from '../__testUtils__/builders';
import {
  aBurnDown,
  aRoadmapPlan,
  aRoadmapVersion,
  aWorkItem,
} from '../__testUtils__/planningApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { ScopePage } from './ScopePage';
import { timelineScale } from './timelineScale';

const ROADMAP = `${TAB}/roadmap`;
const week = { start: '2026-11-30', capacityHours: 30, plannedHours: 17.5 };

function aTeamRoadmap(change: Partial<Roadmap> = {}): Roadmap {
  return aRoadmap({
    phases: [
      aPhase(),
      aPhase({
        name: 'later',
        title: 'Everything else',
        start: '2026-12-07',
        end: '2026-12-18',
        chance: 0.4,
        items: [],
      }),
    ],
    people: [
      {
        name: 'user:default/ada',
        inTeam: true,
        hoursPerWeek: 30,
        weeks: [week],
      },
      {
        name: 'user:default/ben',
        inTeam: true,
        hoursPerWeek: 30,
        weeks: [{ ...week, plannedHours: 40 }],
      },
    ],
    ...change,
  });
}

/** A backend that puts the gap where the draft says. */
function aPlanningBackend() {
  const api = aPerfCoverageApi();
  const before = aTeamRoadmap();
  api.planRoadmap.mockImplementation(
    async ({ scope, settings }: RoadmapPlanRequest) => {
      const set = settings?.adjust?.['gap-swap'];
      const item = {
        ...before.phases[0].items[0],
        assignee:
          set?.assignee === undefined ? 'user:default/ada' : set.assignee,
      };
      const later = set?.phase === 'later';
      const roadmap = aTeamRoadmap({
        phases: before.phases.map((phase, at) => ({
          ...phase,
          items: (at === 1) === later ? [item] : [],
        })),
        ...(settings
          ? {
              forecast: {
                p50: '2026-12-20',
                p80: '2026-12-27',
                p90: '2026-12-30',
              },
            }
          : {}),
      });
      return aRoadmapPlan({
        scope,
        settings: settings ?? {},
        roadmap,
        effect: settings ? compareRoadmaps(before, roadmap) : null,
      });
    },
  );
  return api;
}

const SWAP = /^Swap operations are untested, ada, Close blocking gaps/;

beforeEach(() => window.sessionStorage.clear());

describe('the roadmap of a component', () => {
  it('says when it is done, and what each phase holds', async () => {
    const api = aPlanningBackend();
    renderPage(<EntityContent />, { api, at: ROADMAP });

    expect(
      await screen.findByText(
        /82–104 h of work, gaps and other work together, for 3 engineers with 30 h a week · likely done by 14 December \(50 %\), 18 December \(80 %\), 21 December \(90 %\)/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Work that is in no phase' }),
    ).toHaveTextContent('No phase has room for it.17 h');
    expect(screen.getByRole('list', { name: 'Warnings' })).toHaveTextContent(
      'Phase 2 has more work than capacity.',
    );
    await userEvent.click(await screen.findByText('The same in tables'));
    const work = await screen.findByRole('region', {
      name: 'Work of Close blocking gaps',
    });
    expect(
      within(work).getByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(
      screen.getByText(
        '30 November – 4 December · 90 h capacity for 53–62 h of work · 86 % chance to be done in time · 80 % likely done by 4 December',
      ),
    ).toBeInTheDocument();
  });

  it('draws who does what, and says it to those who can’t see it', async () => {
    renderPage(<EntityContent />, { api: aPlanningBackend(), at: ROADMAP });

    expect(
      await screen.findByRole('group', {
        name: /Close blocking gaps from 30 November to 4 December; Everything else from 7 December/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: SWAP })).toHaveAccessibleName(
      /30 Nov – 2 Dec, Critical, 15–20 h/,
    );
    expect(
      screen.getByText('Week of 30 Nov: 40 of 30 h planned'),
    ).toBeInTheDocument();
  });

  it('moves work by keyboard, says each step, shows the effect, and takes it back', async () => {
    const api = aPlanningBackend();
    renderPage(<EntityContent />, { api, at: ROADMAP });
    await screen.findByText(/The plan as it is/);
    const bar = screen.getByRole('button', { name: SWAP });

    bar.focus();
    fireEvent.keyDown(bar, { key: ' ' });
    expect(
      screen.getByText(/picked up from Close blocking gaps, ada/),
    ).toBeInTheDocument();
    fireEvent.keyDown(bar, { key: 'ArrowRight' });
    fireEvent.keyDown(bar, { key: 'ArrowDown' });
    expect(screen.getByText('Everything else, ben')).toBeInTheDocument();
    fireEvent.keyDown(bar, { key: ' ' });

    expect(
      screen.getByText(/put into Everything else, ben/),
    ).toBeInTheDocument();
    expect(api.planRoadmap).toHaveBeenLastCalledWith({
      scope: SCHEDULER,
      settings: {
        adjust: {
          'gap-swap': { phase: 'later', assignee: 'user:default/ben' },
        },
      },
    });
    expect(
      await screen.findByText(
        /80 % likely done by 27 December \(9 days later\) · 1 item moves/,
      ),
    ).toBeInTheDocument();
    const moved = screen.getByRole('button', {
      name: /^Swap operations are untested, ben, Everything else/,
    });
    expect(moved).toHaveFocus();

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/The plan as it is/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: SWAP })).toBeInTheDocument();
  });

  it('puts work back on escape without planning anew', async () => {
    const api = aPlanningBackend();
    renderPage(<EntityContent />, { api, at: ROADMAP });
    await screen.findByText(/The plan as it is/);
    const bar = screen.getByRole('button', { name: SWAP });

    fireEvent.keyDown(bar, { key: ' ' });
    fireEvent.keyDown(bar, { key: 'ArrowRight' });
    fireEvent.keyDown(bar, { key: 'Escape' });

    expect(screen.getByText(/untested put back/)).toBeInTheDocument();
    expect(api.planRoadmap).toHaveBeenCalledTimes(1);
  });

  it('moves a card of the phases with the pane’s lists as well', async () => {
    const api = aPlanningBackend();
    const view = renderPage(<EntityContent />, {
      api,
      at: `${ROADMAP}?view=columns`,
    });
    await screen.findByText(/The plan as it is/);
    await userEvent.click(
      screen.getByRole('button', { name: /^Swap operations are untested/ }),
    );
    expect(addressIn(view)).toContain('item=gap-swap');
    const pane = screen.getByRole('dialog');
    await userEvent.selectOptions(
      within(pane).getByLabelText('Move it to the phase'),
      'Everything else',
    );
    expect(api.planRoadmap).toHaveBeenLastCalledWith({
      scope: SCHEDULER,
      settings: { adjust: { 'gap-swap': { phase: 'later' } } },
    });
  });

  it('plans with other figures, keeps the draft over a reload, and accepts it with a reason', async () => {
    const api = aPlanningBackend();
    const first = renderPage(<EntityContent />, { api, at: ROADMAP });
    await screen.findByText(/The plan as it is/);
    await userEvent.type(screen.getByLabelText('Engineers'), '5');
    await waitFor(() =>
      expect(api.planRoadmap).toHaveBeenLastCalledWith({
        scope: SCHEDULER,
        settings: { engineers: 5 },
      }),
    );
    first.unmount();

    renderPage(<EntityContent />, { api, at: ROADMAP });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Accept this plan' });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(within(dialog).getByText(/Say why/)).toBeInTheDocument();
    expect(api.acceptRoadmap).not.toHaveBeenCalled();
    await userEvent.type(within(dialog).getByLabelText(/Why/), 'Two join us');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    await waitFor(() =>
      expect(api.acceptRoadmap).toHaveBeenCalledWith({
        scope: SCHEDULER,
        seen: 0,
        settings: { engineers: 5 },
        why: 'Two join us',
      }),
    );
    expect(await screen.findByText(/The plan as it is/)).toBeInTheDocument();
  });

  it('keeps the keyboard where the plan was accepted', async () => {
    const api = aPlanningBackend();
    renderPage(<EntityContent />, { api, at: ROADMAP });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const accepted = aRoadmapVersion({ scope: SCHEDULER });
    api.acceptRoadmap.mockResolvedValueOnce(accepted);
    const plan = await api.planRoadmap({ scope: SCHEDULER });
    api.planRoadmap.mockResolvedValue({ ...plan, accepted });
    const dialog = screen.getByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Why/), 'Agreed');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Accept…' })).toBeNull(),
    );
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'What if' })).toHaveFocus(),
    );
  });

  it('does not write over a version that somebody else accepted', async () => {
    const api = aPlanningBackend();
    api.acceptRoadmap.mockRejectedValueOnce(aResponseError(409, 'Version 2'));
    renderPage(<EntityContent />, { api, at: ROADMAP });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Accept…' }),
    );
    const dialog = screen.getByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/Why/), 'Mine');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      /Somebody else accepted a plan meanwhile/,
    );
  });

  it('lists the versions, compares two, and goes back to one', async () => {
    const api = aPlanningBackend();
    api.listRoadmapVersions.mockResolvedValue({
      items: [
        aRoadmapVersion({ number: 2, why: 'With Ben', baseline: false }),
        aRoadmapVersion({ number: 1, why: 'First plan' }),
      ],
    });
    api.compareRoadmapVersions.mockResolvedValue(
      compareRoadmaps(
        aTeamRoadmap(),
        aTeamRoadmap({
          forecast: { p50: null, p80: '2026-12-11', p90: null },
        }),
      ),
    );
    renderPage(<EntityContent />, { api, at: `${ROADMAP}?from=1` });

    expect(
      await screen.findByText(
        /80 % likely done by 11 December \(7 days earlier\)/,
      ),
    ).toBeInTheDocument();
    expect(api.compareRoadmapVersions).toHaveBeenCalledWith(SCHEDULER, 1, 2);
    await userEvent.click(
      screen.getByRole('button', { name: 'Go back to it' }),
    );
    const dialog = screen.getByRole('dialog', { name: 'Go back to version 1' });
    await userEvent.type(within(dialog).getByLabelText(/Why/), 'Ben is ill');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Accept' }),
    );
    await waitFor(() =>
      expect(api.acceptRoadmap).toHaveBeenCalledWith({
        scope: SCHEDULER,
        seen: 2,
        restores: 1,
        why: 'Ben is ill',
      }),
    );
  });

  it('adds other work, calls it done, removes it and brings it back', async () => {
    const api = aPlanningBackend();
    api.planRoadmap.mockResolvedValue(
      aRoadmapPlan({
        scope: SCHEDULER,
        roadmap: aTeamRoadmap(),
        workItems: [aWorkItem({ scope: SCHEDULER, revision: 3 })],
      }),
    );
    renderPage(<EntityContent />, { api, at: ROADMAP });
    const table = await screen.findByRole('region', { name: 'Other work' });

    await userEvent.click(screen.getByRole('button', { name: 'Add work…' }));
    const dialog = screen.getByRole('dialog', { name: 'Add work' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Say what is to be done')).toBeVisible();
    fireEvent.change(within(dialog).getByLabelText(/What/), {
      target: { value: 'Set up the load generator' },
    });
    fireEvent.change(within(dialog).getByLabelText('Estimate'), {
      target: { value: '1-2d' },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.addWorkItem).toHaveBeenCalledWith({
        scope: SCHEDULER,
        title: 'Set up the load generator',
        estimate: '1-2d',
        priority: 'moderate',
        phase: null,
        assignee: null,
        due: null,
        notes: null,
      }),
    );

    await userEvent.click(
      within(table).getByRole('button', { name: 'It is done' }),
    );
    await waitFor(() =>
      expect(api.updateWorkItem).toHaveBeenCalledWith(
        'work-1',
        expect.objectContaining({ done: true, revision: 3 }),
      ),
    );
    await userEvent.click(
      within(table).getByRole('button', { name: 'Remove' }),
    );
    expect(api.deleteWorkItem).toHaveBeenCalledWith('work-1', 3);
    expect(
      await screen.findByText('Review the load profile removed'),
    ).toBeInTheDocument();
    const undo = screen.getAllByRole('button', { name: 'Undo' });
    await userEvent.click(undo[undo.length - 1]);
    await waitFor(() =>
      expect(api.addWorkItem).toHaveBeenLastCalledWith(
        expect.objectContaining({
          scope: SCHEDULER,
          title: 'Review the load profile',
        }),
      ),
    );
  });

  it('says what is left, and draws the forecast’s cone with its table', async () => {
    const api = aPlanningBackend();
    const left = (gaps: number) => ({ gaps, hours: gaps * 10 });
    api.getBurnDown.mockResolvedValue(
      aBurnDown({
        actual: [
          { day: '2026-11-01', ...left(10), closed: 0 },
          { day: '2026-11-23', ...left(6), closed: 4 },
        ],
        forecast: [
          { day: '2026-11-23', p50: left(6), p80: left(6), p90: left(6) },
          { day: '2026-12-14', p50: left(0), p80: left(2), p90: left(3) },
        ],
      }),
    );
    renderPage(<EntityContent />, { api, at: ROADMAP });

    expect(
      await screen.findByRole('img', {
        name: /6 gaps are open, 60 h of work; 4 closed so far/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show as a table' }),
    );
    expect(screen.getByRole('row', { name: /14 December/ })).toHaveTextContent(
      '14 December–023',
    );
  });

  it.each([
    [403, 'You may not see this roadmap'],
    [503, 'The backend could not answer for this roadmap'],
  ])('keeps what it has and asks again after %d', async (status, text) => {
    const api = aPlanningBackend();
    api.planRoadmap.mockRejectedValueOnce(aResponseError(status, 'No'));
    renderPage(<EntityContent />, { api, at: ROADMAP });

    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.getByText(/82–104 h of work/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText(/The plan as it is/)).toBeInTheDocument();
  });

  it('says so where nothing is left, and invites where nothing is known', async () => {
    const api = aPerfCoverageApi();
    const nothing = aRoadmap({
      phases: [aPhase({ items: [] })],
      unplaced: [],
      forecast: { p50: null, p80: null, p90: null },
    });
    api.planRoadmap.mockResolvedValue(aRoadmapPlan({ roadmap: nothing }));
    api.getComponent.mockResolvedValue(aComponentDetail({ roadmap: nothing }));
    const done = renderPage(<EntityContent />, { api, at: ROADMAP });
    expect(
      await screen.findByText('Nothing is left to do.'),
    ).toBeInTheDocument();
    done.unmount();

    api.getComponent.mockResolvedValue(anUnknownComponent());
    renderPage(<EntityContent />, { api, at: ROADMAP });
    expect(await screen.findByText('No roadmap yet')).toBeInTheDocument();
  });
});

describe('the roadmap of a system, an owner or the portal', () => {
  it('takes the scope from the address and changes it there', async () => {
    const api = aPlanningBackend();
    const view = renderPage(<ScopePage />, {
      api,
      at: '/?scope=group:default/scheduling',
    });
    await screen.findByText(/The plan as it is/);
    expect(api.planRoadmap).toHaveBeenLastCalledWith({
      scope: 'group:default/scheduling',
    });
    await userEvent.selectOptions(
      await screen.findByLabelText('Roadmap of'),
      'System: residency',
    );
    expect(addressIn(view)).toContain('scope=system%3Adefault%2Fresidency');
    await waitFor(() =>
      expect(api.planRoadmap).toHaveBeenLastCalledWith({
        scope: 'system:default/residency',
      }),
    );
  });

  it('invites where nothing is open', async () => {
    renderPage(<ScopePage />);
    expect(await screen.findByText('No roadmap yet')).toBeInTheDocument();
  });
});

describe('timelineScale', () => {
  it('holds all dates in order, today before and after the phases', () => {
    for (const today of ['2026-11-01', '2026-12-01', '2027-06-01']) {
      const scale = timelineScale(aRoadmap(), today);
      const places = [...['2026-11-30', '2026-12-04', '2026-12-21'], today]
        .sort()
        .map(date => scale?.at(date) ?? NaN);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const place of places) {
        expect(place).toBeGreaterThan(0);
        expect(place).toBeLessThan(100);
      }
    }
  });

  it('has a bounded number of ticks, whatever the dates', () => {
    const roadmap = aRoadmap({
      phases: [aPhase({ start: '2026-01-05', end: '2126-01-05' })],
    });
    expect(timelineScale(roadmap, '2026-11-23')?.ticks.length).toBeLessThan(61);
  });

  it('is nothing without phases', () => {
    expect(timelineScale(aRoadmap({ phases: [] }), '2026-11-23')).toBeNull();
  });
});
