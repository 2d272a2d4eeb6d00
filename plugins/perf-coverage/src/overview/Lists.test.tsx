import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aCapability,
  aComponentDetail,
  anAssessment,
  anSla,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  addressIn,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';

function open(page: string, api = aPerfCoverageApi()) {
  api.getComponent.mockResolvedValue(
    aComponentDetail({
      assessment: anAssessment({
        policyRule: { name: 'production-service', asks: 'load tests' },
        capabilities: [
          aCapability({
            requirements: [
              {
                type: 'test',
                subject: 'load',
                evidence: 'none',
                met: false,
                why: 'There is none.',
                close: 'Write one.',
                links: [],
                askedBy: {
                  source: 'policy',
                  rule: 'production-service',
                  why: 'The policy asks load tests.',
                },
              },
              {
                type: 'test',
                subject: 'spike',
                evidence: 'met',
                met: true,
                why: 'It ran.',
                close: null,
                links: [],
                askedBy: {
                  source: 'plan',
                  rule: null,
                  why: 'The capability “Swaps” requires this kind of test.',
                  place: { file: 'perf-coverage.yaml', line: 7 },
                },
              },
            ],
          }),
        ],
        operations: ['GET /swaps', 'POST /swaps', 'GET /people'].map(
          (operation, index) => {
            const [method, path] = operation.split(' ');
            return {
              api: 'api:default/scheduler',
              method,
              path,
              operationId: null,
              evidence: index === 1 ? ('none' as const) : ('met' as const),
              by:
                index === 1
                  ? []
                  : [
                      {
                        file: 'load/a.js',
                        line: 3,
                        framework: 'k6',
                        byPathAlone: index === 2,
                      },
                    ],
            };
          },
        ),
        requestsWithoutOperation: [
          { method: 'GET', path: '/old', file: 'load/a.js', line: 9 },
        ],
        slas: [
          anSla({
            name: 'Fast',
            state: 'met',
            actual: 4,
            value: 5,
            unit: 's',
            margin: 0.2,
            history: [
              { runId: 'r1', at: '2026-11-01T00:00:00Z', value: 3 },
              { runId: 'r2', at: '2026-11-02T00:00:00Z', value: 4 },
            ],
          }),
          anSla({
            name: 'Slow',
            state: 'breached',
            actual: 6,
            value: 5,
            unit: 's',
            margin: -0.2,
          }),
          anSla({
            name: 'Unknown',
            state: 'unverified',
            actual: null,
            margin: null,
          }),
        ],
      }),
    }),
  );
  const view = renderPage(<EntityContent />, { api, at: `${TAB}/${page}` });
  return { api, view, user: userEvent.setup() };
}

const names = (table: HTMLElement) =>
  within(table)
    .getAllByRole('rowheader')
    .map(cell => cell.textContent);

describe('the SLAs of a component', () => {
  it('show margin and history, sort by margin, and keep that in the address', async () => {
    const { view, user } = open('slas');
    const table = await screen.findByRole('region', { name: 'SLAs' });
    expect(within(table).getByText('20 % left')).toBeInTheDocument();
    expect(within(table).getByText('20 % over')).toBeInTheDocument();
    expect(
      within(table).getByRole('img', {
        name: /From 3 s to 4 s in 2 comparable runs; the limit is 5 s/,
      }),
    ).toBeInTheDocument();

    await user.click(within(table).getByRole('button', { name: 'Margin' }));
    expect(names(table)).toEqual(['Slow', 'Fast', 'Unknown']);
    await user.click(within(table).getByRole('button', { name: 'Margin' }));
    // What is unknown comes last in both directions.
    expect(names(table)).toEqual(['Fast', 'Slow', 'Unknown']);
    expect(addressIn(view)).toBe(`${TAB}/slas?sort=5&order=desc`);
  });

  it('are searched and filtered by what the address says', async () => {
    const { user } = open('slas?state=breached');
    const table = await screen.findByRole('region', { name: 'SLAs' });
    expect(names(table)).toEqual(['Slow']);
    await user.type(
      screen.getByRole('searchbox', { name: 'Search' }),
      'nothing of it',
    );
    expect(
      await screen.findByText('Nothing fits these filters.'),
    ).toBeInTheDocument();
  });
});

describe('the operations of a component', () => {
  it('say what exercises them, and which requests go to none', async () => {
    const { user } = open('operations');
    const table = await screen.findByRole('region', { name: 'Operations' });
    expect(names(table)).toEqual(['GET /swaps', 'POST /swaps', 'GET /people']);
    expect(within(table).getByText('No test requests it')).toBeInTheDocument();
    expect(
      within(table).getByText('by path alone: the base is unknown'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Requests to no operation' }),
    ).toHaveTextContent('GET /old');
    await user.click(within(table).getByRole('button', { name: 'Operation' }));
    expect(names(table)).toEqual(['GET /people', 'GET /swaps', 'POST /swaps']);
  });

  it('are filtered by evidence', async () => {
    open('operations?evidence=none');
    const table = await screen.findByRole('region', { name: 'Operations' });
    expect(names(table)).toEqual(['POST /swaps']);
  });
});

describe('who asked for what', () => {
  it('is told of each requirement, with the rules of the portal', async () => {
    open('policy');
    const table = await screen.findByRole('region', {
      name: 'Which rule asked for what',
    });
    expect(names(table)).toEqual(['load', 'spike']);
    expect(table).toHaveTextContent('the portal’s policy');
    expect(table).toHaveTextContent(
      'The capability “Swaps” requires this kind of test.',
    );
    expect(
      within(table).getByRole('link', { name: 'perf-coverage.yaml:7' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('source=perf-coverage.yaml&line=7'),
    );
    const rules = await screen.findByRole('region', {
      name: 'Rules of the portal',
    });
    expect(within(rules).getAllByRole('rowheader').length).toBeGreaterThan(0);
  });

  it('is filtered by who asked, and keeps the page without the rules', async () => {
    const api = aPerfCoverageApi();
    api.getSettings.mockRejectedValue(aResponseError(503, 'down'));
    open('policy?who=plan', api);
    const table = await screen.findByRole('region', {
      name: 'Which rule asked for what',
    });
    expect(names(table)).toEqual(['spike']);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'the portal’s policy',
    );
  });
});
