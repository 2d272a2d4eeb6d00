import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Calibration,
  RoadmapPlanRequest,
} from 'backstage-plugin-perf-coverage-common';
import { SCHEDULER, aRoadmap } from '../__testUtils__/builders';
import { aRoadmapPlan } from '../__testUtils__/planningApi';
import {
  TAB,
  aPerfCoverageApi,
  addressIn,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { withTurn } from './turns';

function aBackend(calibration: Calibration | null = null) {
  const api = aPerfCoverageApi();
  api.planRoadmap.mockImplementation(
    async ({ scope, settings }: RoadmapPlanRequest) =>
      aRoadmapPlan({
        scope,
        calibration,
        settings: settings ?? {},
        roadmap: aRoadmap({ estimateFactor: settings?.estimateFactor }),
      }),
  );
  return api;
}

async function openRoadmap(api: ReturnType<typeof aBackend>, query = '') {
  const page = renderPage(<EntityContent />, {
    api,
    at: `${TAB}/roadmap${query}`,
  });
  await screen.findByText(/The plan as it is/);
  return page;
}

const planned = (
  api: ReturnType<typeof aBackend>,
  settings: object | undefined,
) =>
  waitFor(() =>
    expect(api.planRoadmap).toHaveBeenLastCalledWith({
      scope: SCHEDULER,
      ...(settings ? { settings } : {}),
    }),
  );

beforeEach(() => window.sessionStorage.clear());

describe('what if', () => {
  it.each([
    ['Engineers', '5', { engineers: 5 }],
    ['Hours a week', '20', { hoursPerWeek: 20 }],
    ['Start', '2027-01-11', { start: '2027-01-11' }],
    ['Estimates ×', '1.5', { estimateFactor: 1.5 }],
  ])('%s of %s', async (label, value, settings) => {
    const api = aBackend();
    await openRoadmap(api);
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await planned(api, settings);
    expect(screen.getByLabelText(label)).toHaveValue(
      typeof Object.values(settings)[0] === 'number' ? Number(value) : value,
    );
  });

  it.each([
    ['Scope', 'Critical and high', { only: ['critical', 'high'] }],
    ['Scope', 'Only Close blocking gaps', { only: ['critical-gaps'] }],
    ['Order', 'Shortest first', { order: 'shortest' }],
  ])('%s: %s', async (label, option, settings) => {
    const api = aBackend();
    await openRoadmap(api);
    await userEvent.selectOptions(screen.getByLabelText(label), option);
    await planned(api, settings);
    expect(await screen.findByLabelText(label)).toHaveDisplayValue(option);
  });

  it('keeps the pane of work that no longer fits, says why, and takes it back', async () => {
    const api = aBackend();
    api.planRoadmap.mockImplementation(async ({ scope, settings = {} }) => {
      const { phases, ...roadmap } = aRoadmap();
      const [{ items, ...phase }] = phases;
      const [{ title, gap }] = items;
      const moved = settings.adjust !== undefined;
      return aRoadmapPlan({
        ...{ scope, settings },
        roadmap: {
          ...roadmap,
          phases: [
            { ...phase, items: moved ? [] : items },
            { ...phase, name: 'later', title: 'Later', items: [] },
          ],
          unplaced: moved
            ? [{ title, gap, why: 'Later has no room for 17 h.', hours: 17 }]
            : [],
        },
      });
    });
    await openRoadmap(api, '?item=gap-swap');
    const pane = within(screen.getByRole('dialog'));
    const phase = pane.getByLabelText('Move it to the phase');
    await userEvent.selectOptions(phase, 'Later');
    expect(
      await pane.findByText('Later has no room for 17 h.', { exact: false }),
    ).toBeInTheDocument();
    expect(phase).toHaveDisplayValue('Later');
    await userEvent.click(screen.getByText('Undo', { selector: 'button *' }));
    await planned(api, undefined);
    expect(
      await pane.findByText('Close blocking gaps', { selector: 'option' }),
    ).toBeInTheDocument();
    await waitFor(() =>
      expect(phase).toHaveDisplayValue('Close blocking gaps'),
    );
    expect(pane.queryByText(/has no room/)).not.toBeInTheDocument();
  });

  it('puts work before all other, says how many go first, and gives it its turn back', async () => {
    const api = aBackend();
    await openRoadmap(api, '?item=gap-swap');
    const turn = within(screen.getByRole('dialog')).getByLabelText('Its turn');
    await userEvent.selectOptions(turn, 'Before all other work');
    await planned(api, { order: ['gap-swap'] });
    expect(await screen.findByLabelText('Order')).toHaveDisplayValue(
      '1 item first',
    );
    await userEvent.selectOptions(turn, 'By the order of the plan');
    await planned(api, {});
  });

  it.each([
    [['a', 'b'], 'c', 0, ['c', 'a', 'b']],
    [['a', 'b'], 'c', 1, ['a', 'c', 'b']],
    [['a', 'b', 'c'], 'a', 2, ['b', 'c', 'a']],
    [['a', 'b'], 'a', null, ['b']],
    [['a'], 'a', null, undefined],
    ['shortest' as const, 'a', 0, ['a']],
    [undefined, 'a', null, undefined],
  ])('%j with %s at %j is %j', (order, id, place, after) => {
    expect(withTurn({ engineers: 3, order }, id, place)).toEqual({
      engineers: 3,
      ...(after ? { order: after } : {}),
    });
  });

  const history = { factor: 1.58, observed: 2, ignored: 0, weight: 0.666 };

  it('plans with the team’s history once there is enough of it', async () => {
    const api = aBackend({ ...history, samples: 10 });
    await openRoadmap(api);
    expect(
      screen.getByText(/took 2 times its estimates, by 10 gaps/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Plan with estimates × 1.58' }),
    );
    await planned(api, { estimateFactor: 1.58 });
    expect(
      await screen.findByText(/, estimates × 1.58 · likely done by/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Plan with estimates/ }),
    ).not.toBeInTheDocument();
  });

  it('shows a history of few, and says from when on it counts', async () => {
    await openRoadmap(aBackend({ ...history, samples: 1 }));
    expect(
      screen.getByText(/took 2 times its estimate, by 1 gap whose/),
    ).toHaveTextContent('from 5 of them on');
    expect(
      screen.queryByRole('button', { name: /Plan with estimates/ }),
    ).not.toBeInTheDocument();
  });
});

describe('a finger on the timeline', () => {
  it('scrolls, and opens with a tap', async () => {
    const api = aBackend();
    const page = await openRoadmap(api, '?view=timeline');
    const bar = screen.getByRole('button', { name: /^Swap operations are/ });
    const finger = { pointerId: 7, pointerType: 'touch', button: 0 };
    fireEvent.pointerDown(bar, finger);
    fireEvent.pointerMove(bar, { ...finger, clientX: 90, clientY: 90 });
    fireEvent.pointerCancel(bar, finger);
    expect(screen.queryByText(/picked up/)).not.toBeInTheDocument();
    fireEvent.pointerDown(bar, finger);
    fireEvent.pointerUp(bar, finger);
    expect(addressIn(page)).toContain('item=gap-swap');
    expect(
      within(screen.getByRole('dialog')).getByLabelText('Move it to the phase'),
    ).toBeInTheDocument();
    expect(api.planRoadmap).toHaveBeenCalledTimes(1);
  });
});
