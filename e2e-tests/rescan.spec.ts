import fs from 'node:fs';
import path from 'node:path';
import { Page, expect, test } from '@playwright/test';
import { openAssessed, residency } from './portal';

const examples = process.env.PERF_COVERAGE_EXAMPLES;
const source = path.join(
  examples ?? '',
  'residency-scheduler/backend/tests/performance/test_idempotency_load.py',
);

async function rescan(page: Page) {
  await page.getByRole('button', { name: 'Rescan' }).click();
  await expect(page.getByText(/Scan finished/)).toBeVisible({
    timeout: 60_000,
  });
}

test('deleting a test opens a gap, putting it back closes it', async ({
  page,
}) => {
  test.skip(!examples, 'needs the copy of the demo that ./portal e2e makes');
  const text = fs.readFileSync(source, 'utf8');
  const gaps = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('row');
  const idempotency = gaps.filter({ hasText: /Idempotency.*untested/is });

  await openAssessed(page, `${residency}/gaps`);
  await expect(idempotency).toHaveCount(0);
  try {
    fs.rmSync(source);
    await rescan(page);
    await expect(idempotency.first()).toBeVisible();
  } finally {
    fs.writeFileSync(source, text);
  }

  await rescan(page);
  await expect(idempotency).toHaveCount(0);
  await page.getByRole('button', { name: /^Closed/ }).click();
  await idempotency.first().getByRole('link').first().click();
  const history = page.getByRole('dialog').getByRole('listitem');
  await expect(history.filter({ hasText: /opened/i }).first()).toBeVisible();
  await expect(history.filter({ hasText: /closed/i }).first()).toBeVisible();
});
