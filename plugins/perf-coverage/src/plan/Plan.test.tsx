import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { parsePlan } from 'backstage-plugin-perf-coverage-common';
import {
  aCapability,
  aComponentDetail,
  anAssessment,
} from '../__testUtils__/builders';
import {
  aComponentPlan,
  aKeptPlan,
  aPlanPreview,
  keptText,
} from '../__testUtils__/planApi';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';

jest.mock('@backstage/plugin-permission-react', () => ({
  ...jest.requireActual('@backstage/plugin-permission-react'),
  usePermission: jest.fn(() => ({ loading: false, allowed: true })),
}));

const REF = 'component:default/residency-scheduler';

function open(api = aPerfCoverageApi(), at = `${TAB}/plan`) {
  renderPage(<EntityContent />, { api, at });
  return { api, user: userEvent.setup({ delay: null }) };
}

const yaml = () => screen.findByRole('textbox', { name: 'YAML' });

beforeEach(() => window.sessionStorage.clear());

describe('the plan of a component', () => {
  it('says whose plan counts, who changed it last, and why', async () => {
    open();
    expect(
      await screen.findByText('The plan kept in the portal counts'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Limits agreed with the clinic/)).toHaveTextContent(
      'Revision 3',
    );
    expect(await yaml()).toHaveValue(keptText);
    expect(screen.getByText('No problems')).toBeInTheDocument();
  });

  it('writes the YAML from the form, keeps its comments, and undoes', async () => {
    const { user } = open();
    await user.click(
      await screen.findByRole('button', {
        name: /Capability swap-operations$/,
        expanded: false,
      }),
    );
    const title = screen.getByLabelText('Title');
    await user.clear(title);
    await user.type(title, 'Swaps');
    await user.click(screen.getByLabelText('spike'));
    expect(await yaml()).toHaveValue(
      keptText
        .replace('title: Swap operations', 'title: Swaps')
        .replace('[load]', '[load, spike]'),
    );
    // The typing is one step, the box another.
    await user.keyboard('{Control>}z{/Control}');
    expect((await yaml()) as HTMLTextAreaElement).toHaveValue(
      keptText.replace('title: Swap operations', 'title: Swaps'),
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await yaml()).toHaveValue(keptText);
    await user.click(screen.getByRole('button', { name: 'Redo' }));
    expect(await yaml()).toHaveValue(
      keptText.replace('title: Swap operations', 'title: Swaps'),
    );
  });

  it('fills the form from the YAML and rests while that is broken', async () => {
    const { user } = open();
    const text = await yaml();
    await user.clear(text);
    await user.paste(`${keptText}team: { engineers: 3 }\n`);
    expect(screen.getByLabelText('Engineers')).toHaveValue(3);

    await user.paste('x: [');
    expect(screen.getByText(/The form rests/)).toBeInTheDocument();
    expect(screen.getByLabelText('Engineers')).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Save…' })).toBeDisabled();
  });

  it('tells problems with place and mend while one types, and leads there', async () => {
    const { user } = open();
    const text = (await yaml()) as HTMLTextAreaElement;
    await user.clear(text);
    await user.paste(keptText.replace('requires: [load]', 'requires: [laod]'));
    const problems = screen.getByRole('list', { name: '1 problem' });
    expect(problems).toHaveTextContent('Did you mean "load"?');
    await user.click(
      within(problems).getByRole('button', { name: 'Line 8, column 16' }),
    );
    expect(text).toHaveFocus();
    expect(text.value.slice(text.selectionStart)).toMatch(/^laod/);
  });

  it('renames a capability wherever the plan speaks of it', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(
      aComponentPlan({
        kept: aKeptPlan({
          text: `${keptText}waivers:\n  - { capability: swap-operations, reason: Later }\n`,
        }),
      }),
    );
    const { user } = open(api);
    await user.click(
      await screen.findByRole('button', {
        name: /Capability swap-operations$/,
        expanded: false,
      }),
    );
    const name = screen.getAllByLabelText(/^Name/)[0];
    await user.clear(name);
    await user.type(name, 'swaps');
    await user.tab();
    const { plan, problems } = parsePlan(
      ((await yaml()) as HTMLTextAreaElement).value,
      'p',
    );
    expect(problems).toEqual([]);
    expect(plan?.waivers[0].capability).toBe('swaps');
  });

  it('says what the change would do', async () => {
    const api = aPerfCoverageApi();
    api.previewPlan.mockImplementation(async (_ref, text) =>
      aPlanPreview(text, {
        changes: [
          {
            type: 'gap-opened',
            better: false,
            text: 'Gap opened: Soak test missing',
            subject: 'g',
          },
        ],
      }),
    );
    open(api);
    expect(
      await screen.findByText('12 of 40 → 12 of 41 requirements met'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Gap opened: Soak test missing'),
    ).toBeInTheDocument();
  });

  it('saves with a reason, against the revision that was seen', async () => {
    const { api, user } = open();
    const text = await yaml();
    await user.type(text, '# more');
    await user.click(screen.getByRole('button', { name: 'Save…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save the plan' });
    expect(
      within(dialog).getByRole('region', { name: 'Difference, line by line' }),
    ).toHaveTextContent('# more');
    const save = within(dialog).getByRole('button', { name: 'Save' });
    expect(save).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/^Why/), 'Agreed');
    await user.click(save);
    expect(api.setPlan).toHaveBeenCalledWith(REF, {
      text: `${keptText}# more`,
      reason: 'Agreed',
      revision: 3,
    });
    expect(
      await screen.findByText('The plan is saved as revision 4'),
    ).toBeInTheDocument();
  });

  it('shows both versions where somebody else was faster', async () => {
    const api = aPerfCoverageApi();
    api.setPlan.mockRejectedValueOnce(
      Object.assign(aResponseError(409, 'grace was faster'), {
        body: {
          current: aKeptPlan({ revision: 4, text: `${keptText}# hers\n` }),
        },
      }),
    );
    const { user } = open(api);
    await user.type(await yaml(), '# mine');
    await user.keyboard('{Control>}s{/Control}');
    await user.type(await screen.findByLabelText(/^Why/), 'Agreed');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Somebody else was faster',
    });
    expect(dialog).toHaveTextContent('# hers');
    expect(dialog).toHaveTextContent('# mine');
    await user.click(
      within(dialog).getByRole('button', { name: 'Save mine over it' }),
    );
    expect(api.setPlan).toHaveBeenLastCalledWith(
      REF,
      expect.objectContaining({ revision: 4, text: `${keptText}# mine` }),
    );
  });

  it('keeps what was not saved until the reader comes back', async () => {
    const { user } = open();
    await user.type(await yaml(), '# later');
    const nav = screen.getByRole('navigation', { name: 'Performance' });
    await user.click(within(nav).getByRole('link', { name: 'Gaps' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('textbox', { name: 'YAML' }),
      ).not.toBeInTheDocument(),
    );
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    await user.click(within(nav).getByRole('link', { name: 'Plan' }));
    expect(await yaml()).toHaveValue(`${keptText}# later`);
    expect(
      screen.getByText(/were not saved when you left/),
    ).toBeInTheDocument();
    const asking = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(asking);
    expect(asking.defaultPrevented).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Discard changes' }));
    expect(await yaml()).toHaveValue(keptText);
  });

  it('of the repository wins; what one tries out can be copied', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(
      aComponentPlan({
        inForce: 'repository',
        kept: null,
        repository: {
          file: 'perf-coverage.yaml',
          text: keptText,
          problems: [],
          lastGood: false,
          unusable: false,
        },
      }),
    );
    open(api);
    expect(
      await screen.findByText(/The plan in the repository counts/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'perf-coverage.yaml:1' }),
    ).toBeInTheDocument();
    expect(await yaml()).toHaveValue(keptText);
  });

  it('that cannot be read is not called missing, nor the portal’s in force', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(
      aComponentPlan({
        inForce: null,
        kept: null,
        repository: {
          file: 'perf-coverage.yaml',
          text: keptText,
          problems: [],
          lastGood: false,
          unusable: true,
        },
      }),
    );
    open(api);
    expect(await screen.findByText('No plan is in force')).toBeInTheDocument();
    expect(
      screen.getByText(/judged by the portal’s policy/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('This component has no plan yet'),
    ).not.toBeInTheDocument();
  });

  it('begins with a draft that can be kept as it is', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(aComponentPlan({ kept: null }));
    const { user } = open(api);
    expect(
      await screen.findByText('This component has no plan yet'),
    ).toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', { name: 'Keep it in the portal' }),
    );
    await user.type(await screen.findByLabelText(/^Why/), 'To begin with');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(api.setPlan).toHaveBeenCalledWith(
      REF,
      expect.objectContaining({ revision: 0, reason: 'To begin with' }),
    );
  });

  it('keeps its history, and goes back', async () => {
    const { api, user } = open(aPerfCoverageApi(), `${TAB}/plan/history`);
    const table = await screen.findByRole('region', { name: 'History' });
    expect(await within(table).findByText('First limits')).toBeInTheDocument();
    api.getKeptPlan.mockResolvedValue(
      aKeptPlan({ revision: 2, text: keptText.replace('< 5s', '< 9s') }),
    );
    await user.click(
      within(table).getByRole('link', { name: 'Open revision 2' }),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Go back to it…' }),
    );
    await user.type(await screen.findByLabelText(/^Why/), 'Too strict');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(api.restorePlan).toHaveBeenCalledWith(REF, {
      restore: 2,
      reason: 'Too strict',
      revision: 3,
    });
    expect(await screen.findByText('Back at revision 2')).toBeInTheDocument();
  });

  it('explains why it does not load, and tries again', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockRejectedValueOnce(aResponseError(500, 'because'));
    const { user } = open(api);
    expect(await screen.findByRole('alert')).toHaveTextContent('the plan');
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await yaml()).toBeInTheDocument();
  });
});

describe('a recommended SLA', () => {
  const recommendation = {
    metric: 'duration',
    stat: 'p95',
    operator: '<' as const,
    value: 240,
    unit: 'ms',
    threshold: '< 240ms',
    under: null,
    method: 'The highest of 5 runs and a fifth more.',
    runIds: ['run-1'],
  };

  function overview(
    api = aPerfCoverageApi(),
    source: 'plan' | 'policy' = 'plan',
  ) {
    api.getComponent.mockResolvedValue(
      aComponentDetail({
        plan: {
          file: 'perf-coverage.yaml',
          problems: [],
          lastGood: false,
          origin: 'portal',
        },
        assessment: anAssessment({
          capabilities: [
            aCapability({ source, recommendedSlas: [recommendation] }),
          ],
        }),
      }),
    );
    return open(api, TAB);
  }

  const click = async (
    user: ReturnType<typeof userEvent.setup>,
    name: string,
  ) => {
    await user.click(await screen.findByText(/p95 of duration < 240ms/));
    await user.click(await screen.findByRole('button', { name }));
  };

  it('goes into the portal’s plan with one click, and out again', async () => {
    const { api, user } = overview();
    await click(user, 'Put into the plan');
    await waitFor(() => expect(api.setPlan).toHaveBeenCalled());
    const [, { text, revision }] = api.setPlan.mock.calls[0];
    expect(revision).toBe(3);
    expect(
      parsePlan(text!, 'p').plan?.capabilities[0].slas.map(own => own.name),
    ).toEqual(['Single swap', 'duration p95']);
    expect(text).toContain('# used daily');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.restorePlan).toHaveBeenCalledWith(
      REF,
      expect.objectContaining({ restore: 3, revision: 4 }),
    );
  });

  it('begins a plan where there is none', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(aComponentPlan({ kept: null }));
    const { user } = overview(api, 'policy');
    await click(user, 'Put into the plan');
    await waitFor(() => expect(api.setPlan).toHaveBeenCalled());
    const [, { text, revision }] = api.setPlan.mock.calls[0];
    expect(revision).toBe(0);
    const { plan, problems } = parsePlan(text!, 'p');
    expect(problems).toEqual([]);
    expect(plan?.capabilities).toMatchObject([
      { name: 'swap-operations', slas: [{ value: 240, unit: 'ms' }] },
    ]);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(api.setPlan).toHaveBeenLastCalledWith(
      REF,
      expect.objectContaining({ text: null, revision: 1 }),
    );
  });

  it('is shown as lines to commit where the repository has the plan', async () => {
    const api = aPerfCoverageApi();
    api.getPlan.mockResolvedValue(
      aComponentPlan({
        inForce: 'repository',
        kept: null,
        repository: {
          file: 'perf-coverage.yaml',
          text: keptText,
          problems: [],
          lastGood: false,
          unusable: false,
        },
      }),
    );
    const { user } = overview(api);
    await click(user, 'Put into the plan');
    const pane = await screen.findByRole('dialog', { name: 'What to commit' });
    expect(
      within(pane).getByRole('region', { name: 'Difference, line by line' }),
    ).toHaveTextContent('added - name: duration p95');
    expect(api.setPlan).not.toHaveBeenCalled();
  });
});
