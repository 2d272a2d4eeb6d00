import { useApi } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  aComponentDetail,
  aComponentSummary,
  aRun,
  aRunSummary,
} from '../__testUtils__/builders';
import {
  TAB,
  aPerfCoverageApi,
  renderPage,
} from '../__testUtils__/renderPages';
import { EntityContent } from '../component';
import { localeOf } from './locale';

/** What Settings offers. */
function Languages() {
  const languages = useApi(appLanguageApiRef);
  return (
    <>
      {['en', 'de'].map(language => (
        <button key={language} onClick={() => languages.setLanguage(language)}>
          {language}
        </button>
      ))}
    </>
  );
}

it('says a page in the language that is chosen, with its numbers and days, and back', async () => {
  const api = aPerfCoverageApi();
  const totals = { ...aRun().totals, requests: 12_345 };
  api.getComponent.mockResolvedValue(
    aComponentDetail({
      summary: aComponentSummary({
        effort: { low: 1500, high: 2000, mean: 1750 },
        p80: '2027-03-14',
      }),
      runs: [aRunSummary({ totals, startedAt: '2020-01-01T00:00:00Z' })],
    }),
  );
  renderPage(
    <>
      <EntityContent />
      <Languages />
    </>,
    {
      api,
      at: `${TAB}/results`,
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: { availableLanguages: ['en', 'de'] },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    },
  );
  const user = userEvent.setup();
  const english = ['1,500–2,000 h left', '80 % likely done by 14 March 2027'];
  const german = [
    'noch 1.500–2.000 h',
    'mit 80 % Wahrscheinlichkeit fertig bis 14. März 2027',
  ];

  for (const text of english) {
    expect(await screen.findByText(text)).toBeInTheDocument();
  }
  expect(screen.getByText(/12,345 requests/)).toBeInTheDocument();
  expect(screen.getByText(/years? ago|yr\. ago/)).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'de' }));
  for (const text of german) {
    expect(await screen.findByText(text)).toBeInTheDocument();
  }
  expect(screen.getByText(/12\.345 Requests/)).toBeInTheDocument();
  expect(screen.getByText(/^vor \d+ Jahren/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Lücken' })).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'en' }));
  for (const text of english) {
    expect(await screen.findByText(text)).toBeInTheDocument();
  }
});

it.each([
  ['en', ['en-GB', 'de'], 'en-GB'],
  ['de', ['en-GB', 'de-AT'], 'de-AT'],
  ['de', ['en-US'], 'de'],
  ['fr', [], 'fr'],
])('writes %s with a browser of %j as in %s', (language, preferred, locale) => {
  expect(localeOf(language, preferred)).toBe(locale);
});
