import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  SlaRecommendation,
  parsePlan,
} from 'backstage-plugin-perf-coverage-common';
import {
  aCapability,
  aComponentDetail,
  aGap,
  aRequirement,
  anAssessment,
  anSla,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { recommendationsOf, slaSnippet } from './recommendations';

const recommendation: SlaRecommendation = {
  metric: 'duration',
  stat: 'p95',
  operator: '<',
  value: 240,
  unit: 'ms',
  threshold: '< 240ms',
  under: '50 concurrent users',
  method: 'The highest of 4 runs, 200 ms, and a fifth more.',
  runIds: ['run-1', 'run-2'],
};

function open(
  change: Parameters<typeof anAssessment>[0],
  at = TAB,
  api = aPerfCoverageApi(),
) {
  api.getComponent.mockResolvedValue(
    aComponentDetail({
      assessment: anAssessment(change),
      gaps: [aGap({ subjects: ['load'] })],
    }),
  );
  return renderPage(<EntityContent />, { api, at });
}

describe('what the overview says about its own judgement', () => {
  it('recommends an SLA with its method, ready for the plan', async () => {
    open({
      capabilities: [aCapability({ recommendedSlas: [recommendation] })],
    });

    await userEvent.click(
      await screen.findByText(
        'Swap operations: p95 of duration < 240ms under 50 concurrent users',
      ),
    );
    expect(await screen.findByText(/and a fifth more/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'run 2' })).toHaveAttribute(
      'href',
      `${TAB}/results/run-2`,
    );
    expect(
      screen.getByRole('region', { name: /^For the plan/ }),
    ).toHaveTextContent('threshold: < 240ms');
  });

  it('shows limits of tests beside the SLA, with how they drift', async () => {
    open({
      slas: [
        anSla({
          limits: [
            {
              file: 'load-tests/swaps.js',
              line: 4,
              expression: 'p(95)<9000',
              value: 9,
              relation: 'looser',
            },
          ],
        }),
      ],
      findings: [
        {
          rule: 'limit-looser-than-sla',
          severity: 'warning',
          capability: 'swap-operations',
          sla: 'Single swap',
          file: 'load-tests/swaps.js',
          line: 4,
          message: 'The script passes although the SLA is breached.',
          help: 'Assert 5 s.',
        },
      ],
    });

    const table = await screen.findByRole('region', { name: 'SLAs' });
    expect(table).toHaveTextContent('Looser');
    expect(
      within(table).getByRole('link', { name: 'p(95)<9000' }),
    ).toHaveAttribute('href', `${TAB}?source=load-tests%2Fswaps.js&line=4`);
    expect(screen.getByText('Assert 5 s.')).toBeInTheDocument();
  });

  it('says who asked, what a decision takes out, and which rule applies', async () => {
    open(
      {
        policyRule: { name: 'services', asks: 'load and soak tests' },
        capabilities: [
          aCapability({
            requirements: [
              aRequirement({
                askedBy: {
                  source: 'policy',
                  rule: 'services',
                  why: 'Services in production need a load test.',
                },
              }),
            ],
            waived: [
              {
                ...aRequirement({ subject: 'soak' }),
                decision: {
                  gapId: 'g',
                  kind: 'not-applicable',
                  reason: 'It restarts every night.',
                  until: null,
                  by: 'user:default/ada',
                  at: '2026-11-20T08:00:00Z',
                },
              },
            ],
          }),
        ],
      },
      `${TAB}?capability=swap-operations&part=load`,
    );

    const pane = await screen.findByRole('dialog', {
      name: 'Swap operations: Load',
    });
    expect(pane).toHaveTextContent('Used daily; data integrity depends on it');
    expect(
      within(pane).getByRole('link', { name: 'Swap operations are untested' }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-swap`);
    expect(pane).toHaveTextContent(
      'Asked by the portal’s policy (rule “services”): Services in production need a load test.',
    );
    expect(
      screen.getByText(/rule “services” asks for load and soak tests/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', {
        name: 'Swap operations, Soak: Excluded, 1 by a decision',
        hidden: true,
      }),
    ).toHaveAttribute('href', `${TAB}?capability=swap-operations&part=soak`);
  });

  it('shows reservations with a way to the run', async () => {
    open({
      warnings: [
        {
          code: 'run-in-the-future',
          message: 'A run is dated 2031.',
          runId: 'run-9',
        },
      ],
    });
    expect(await screen.findByText(/A run is dated 2031/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the run' })).toHaveAttribute(
      'href',
      `${TAB}/results/run-9`,
    );
  });

  it('tells what changed in a week, and keeps the page where it can’t', async () => {
    const api = aPerfCoverageApi();
    api.getComponentTrend.mockRejectedValueOnce(aResponseError(503, 'down'));
    api.getComponentTrend.mockResolvedValueOnce({
      days: [],
      since: '2026-11-16',
      changes: [
        {
          type: 'gap-opened',
          better: false,
          text: 'Gap opened: Soak test missing',
          subject: 'gap-soak',
        },
      ],
    });
    open({}, TAB, api);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'what changed lately',
    );
    expect(
      screen.getByRole('region', { name: 'Capability matrix' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('link', {
        name: 'Gap opened: Soak test missing',
      }),
    ).toHaveAttribute('href', `${TAB}/gaps?gap=gap-soak`);
  });
});

describe('recommendationsOf', () => {
  it('names each figure of a capability once, and keeps the name of a proposed SLA', () => {
    expect(
      recommendationsOf(
        anAssessment({
          slas: [anSla({ name: 'Proposed', recommended: recommendation })],
          capabilities: [
            aCapability({
              recommendedSlas: [
                recommendation,
                { ...recommendation, metric: 'error rate', stat: 'rate' },
              ],
            }),
          ],
        }),
      ).map(({ name }) => name),
    ).toEqual(['Proposed', 'error rate rate']);
  });

  it('is a part of a plan that can be used as it stands', () => {
    const [item] = recommendationsOf(
      anAssessment({
        slas: [
          anSla({ name: 'It\'s "fast": #1', recommended: recommendation }),
        ],
      }),
    );
    const { plan, problems } = parsePlan(
      [
        'apiVersion: perf-coverage.io/v1',
        'kind: PerformancePlan',
        'capabilities:',
        '  - name: swap-operations',
        '    title: Swaps',
        '    impact: high',
        slaSnippet(item),
      ].join('\n'),
      'perf-coverage.yaml',
    );
    expect(problems).toEqual([]);
    expect(plan?.capabilities[0].slas[0]).toMatchObject({
      name: 'It\'s "fast": #1',
      metric: 'duration',
      stat: 'p95',
      value: 240,
    });
  });
});
