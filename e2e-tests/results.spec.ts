import { expect, test } from '@playwright/test';
import { expectAccessible, openAssessed, residency } from './portal';

/** A summary of k6 whose p95 is given. */
function summary(p95: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      metrics: {
        http_req_duration: {
          type: 'trend',
          contains: 'time',
          values: {
            avg: p95 / 2,
            min: 1,
            med: p95 / 2,
            max: p95 * 2,
            'p(90)': p95 * 0.9,
            'p(95)': p95,
          },
          thresholds: { 'p(95)<1000': { ok: p95 < 1000 } },
        },
        http_reqs: {
          type: 'counter',
          contains: 'default',
          values: { count: 600, rate: 10 },
        },
      },
      root_group: {
        name: '',
        path: '',
        id: 'd41d8cd98f00b204e9800998ecf8427e',
        groups: [],
        checks: [],
      },
      options: {},
      state: {
        isStdOutTTY: false,
        isStdErrTTY: false,
        testRunDurationMs: 60000,
      },
    }),
  );
}

test('a tester sends two results, compares them and sees the trend', async ({
  page,
}) => {
  await openAssessed(page, `${residency}/results`);
  await page.getByLabel('Environment', { exact: true }).fill('e2e');
  await page.getByLabel('Branch', { exact: true }).fill('journey');
  const input = page.getByLabel('Result files', { exact: true });
  for (const [name, p95] of [
    ['before.json', 200],
    ['after.json', 400],
  ] as const) {
    await input.setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: summary(p95),
    });
    await expect(
      page.getByRole('list', { name: 'Uploads' }).getByRole('link'),
    ).toHaveCount(name === 'before.json' ? 1 : 2);
  }
  await page
    .getByRole('list', { name: 'Uploads' })
    .getByRole('link')
    .nth(1)
    .click();

  await expect(page.getByText('after.json')).toBeVisible();
  const comparison = page.getByRole('region', { name: 'Comparison' });
  await expect(comparison).toContainText('+100 %');
  await expectAccessible(page);

  await page
    .getByRole('link', { name: /^Trend of http_req_duration/ })
    .first()
    .click();
  await expect(page).toHaveURL(/results\/series\//);
  await expect(
    page.getByRole('group', { name: /http_req_duration.*over 2 runs/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Show as a table' }).click();
  await expect(
    page.getByRole('region', { name: 'Runs of the series' }),
  ).toContainText('400 ms');
  await expectAccessible(page);
});
