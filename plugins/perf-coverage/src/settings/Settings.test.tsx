import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aSettings } from '../__testUtils__/portfolioApi';
import {
  aPerfCoverageApi,
  aResponseError,
  renderPage,
} from '../__testUtils__/renderPages';
import { SettingsContent } from './SettingsContent';

describe('the settings', () => {
  it('say what counts and whether the configuration says so', async () => {
    renderPage(<SettingsContent />);

    const sync = await screen.findByRole('row', {
      name: /The catalog is asked/,
    });
    expect(within(sync).getByText('every 1 min')).toBeInTheDocument();
    expect(within(sync).getByText('Configured')).toHaveAttribute(
      'title',
      'perfCoverage.sync.schedule',
    );
    const scan = screen.getByRole('row', { name: /Sources are read/ });
    expect(within(scan).getByText('at 0 3 * * * (cron)')).toBeInTheDocument();
    expect(within(scan).getByText('Default')).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /Runs are kept/ })).getByText(
        '730 days',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('256 MiB')).toBeInTheDocument();
  });

  it('show the policy rule by rule, in words', async () => {
    const api = aPerfCoverageApi();
    const [rule] = aSettings().policy.rules;
    api.getSettings.mockResolvedValue(
      aSettings({
        policy: {
          freshnessDays: 30,
          maxCommitsBehind: 5,
          rules: [
            rule,
            {
              ...{ name: 'rest', asks: 'all', requires: ['load', 'spike'] },
              ...{ operations: true, slas: true, impact: 'high' },
              freshnessDays: 7,
            },
          ],
          priorities: { blind: { low: 'moderate' } },
        },
      }),
    );
    renderPage(<SettingsContent />, { api });

    const library = await screen.findByRole('row', { name: /^library/ });
    expect(library).toHaveTextContent('Benchmark');
    expect(library).toHaveTextContent('30 days');
    const rest = screen.getByRole('row', { name: /^rest/ });
    expect(rest).toHaveTextContent('Every component');
    expect(rest).toHaveTextContent(
      'Load, Spike, each operation exercised, an SLA for each capability',
    );
    expect(rest).toHaveTextContent('7 days');
    expect(screen.getByText('Moderate')).toBeInTheDocument();
    expect(screen.getByText(/may be behind: 5\./)).toBeInTheDocument();
  });

  it('repeat what is odd in the configuration', async () => {
    const api = aPerfCoverageApi();
    api.getSettings.mockResolvedValue(
      aSettings({ warnings: ['perfCoverage.policy: rule 2 never fits'] }),
    );
    renderPage(<SettingsContent />, { api });

    expect(
      await screen.findByText('perfCoverage.policy: rule 2 never fits'),
    ).toBeInTheDocument();
  });

  it('explain an error and try again', async () => {
    const api = aPerfCoverageApi();
    api.getSettings.mockRejectedValueOnce(aResponseError(403, 'no'));
    renderPage(<SettingsContent />, { api });

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'You may not see the settings',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Retention')).toBeInTheDocument();
  });
});
