import { expect, test } from '@playwright/test';
import { open, openAssessed, residency } from './portal';
import { tabTo } from './tabTo';

// Nothing moves between two pictures.
test.use({
  contextOptions: { reducedMotion: 'reduce' },
  permissions: ['clipboard-read', 'clipboard-write'],
});

test('from the portfolio to the evidence of a gap, a decision and back, by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openAssessed(page, '/perf-coverage');
  const systems = page.getByRole('group', { name: 'System' });
  await tabTo(page, systems.getByRole('button', { name: /Show all/ }));
  await page.keyboard.press('Enter');
  // The further ones stand before the button.
  const system = systems.getByRole('checkbox', {
    name: /^residency.scheduler/i,
  });
  await expect(system).toBeVisible();
  await tabTo(page, system, 'Shift+Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/system=/);
  await tabTo(
    page,
    page.getByRole('link', { name: 'Residency Scheduler', exact: true }),
  );
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    page
      .getByRole('navigation', { name: 'Performance' })
      .getByRole('link', { name: 'Gaps', exact: true }),
  );
  await page.keyboard.press('Enter');

  const gap = page
    .getByRole('region', { name: 'Gaps', exact: true })
    .getByRole('link', { name: /tests that can't run/ });
  await tabTo(page, gap);
  const title = await gap.innerText();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('dialog', { name: title });
  await expect(pane.getByText('Why it is a gap')).toBeVisible();

  // To the line of the evidence, and back to where it was opened.
  const evidence = pane
    .getByRole('link', { name: /spike_test_scenario/ })
    .first();
  await tabTo(page, evidence);
  await page.keyboard.press('Enter');
  const source = page.getByRole('dialog', { name: /spike_test_scenario/ });
  await expect(source.getByText(/import .*loginAsCoordinator/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(source).toHaveCount(0);
  await expect(evidence).toBeFocused();

  await tabTo(page, pane.getByRole('button', { name: 'Waive…' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Waive this gap' });
  await expect(dialog.getByLabel(/Reason/)).toBeFocused();
  await page.keyboard.type('The spike is rehearsed by hand.');
  const day = dialog.getByLabel(/Last day/);
  await tabTo(page, day);
  await page.keyboard.type('12312999');
  await expect(day).toHaveValue('2999-12-31');
  await tabTo(page, dialog.getByRole('button', { name: 'Waive' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(pane.getByText('rehearsed by hand').first()).toBeVisible();

  await tabTo(page, pane.getByRole('button', { name: 'Take back' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Decision taken back').first()).toBeVisible();
  // Behind the pane the gap is back in the list; its old row and link are gone.
  await expect(
    page.locator('[aria-label="Gaps"] a', { hasText: title }),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(gap).toBeFocused();

  // Back to the portfolio as it was left.
  for (let steps = 0; !page.url().includes('/perf-coverage?'); steps += 1) {
    expect(steps, 'steps back').toBeLessThan(8);
    await page.goBack();
  }
  await expect(
    page.getByRole('checkbox', { name: /^residency.scheduler/i }),
  ).toBeChecked();
});

test('a team’s gaps are selected and given to somebody by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openAssessed(page, residency);
  await open(page, '/perf-coverage/planning?group=team');
  await expect(page.getByText('Reading the rest…')).toHaveCount(0);
  const team = page
    .getByRole('region', { name: 'Groups of gaps' })
    .getByRole('row', { name: /^Residency Scheduling/ });
  await tabTo(page, team.getByRole('button', { name: 'Select', exact: true }));
  await page.keyboard.press('Enter');

  const bar = page.getByRole('form', { name: 'Plan what is selected' });
  await expect(bar).toBeVisible();
  const assignee = bar.getByLabel('Assign to');
  await tabTo(page, assignee);
  await page.keyboard.type('Residency');
  await expect(assignee).not.toHaveValue('');
  const plan = bar.getByRole('button', { name: 'Plan', exact: true });
  await tabTo(page, plan);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/gaps? planned/).first()).toBeVisible();

  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Taken back for/).first()).toBeVisible();
});

test('a run, its baseline, and the trend of its slowest figure by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await openAssessed(page, `${residency}/results`);
  await tabTo(
    page,
    page
      .getByRole('region', { name: 'Runs', exact: true })
      .getByRole('row')
      .filter({ hasText: 'k6' })
      .getByRole('rowheader')
      .getByRole('link')
      .first(),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Slowest' })).toBeVisible();

  const baseline = page.getByLabel('Baseline');
  await tabTo(page, baseline);
  await page.keyboard.press('ArrowDown');
  await expect(page).toHaveURL(/baseline=/);

  await tabTo(page, page.getByRole('link', { name: /^Trend of/ }).first());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/results\/series\//);
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  await tabTo(page, zoomIn);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=/);
  await tabTo(page, page.getByRole('button', { name: 'Show the whole' }));
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/from=/);
  await expect(zoomIn).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Show as a table' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table').last()).toBeVisible();
  await tabTo(
    page,
    page
      .getByRole('group', { name: /over \d+ runs/ })
      .getByRole('link')
      .last(),
    'Shift+Tab',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Slowest' })).toBeVisible();
});

test('a first plan is copied by keyboard alone', async ({ page }) => {
  await openAssessed(
    page,
    '/catalog/default/component/video-transcoder/performance',
  );
  await tabTo(
    page,
    page
      .getByRole('navigation', { name: 'Performance' })
      .getByRole('link', { name: 'Plan' }),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText('kind: PerformancePlan').first()).toBeVisible();
  await tabTo(
    page,
    page.getByRole('button', { name: 'Copy', exact: true }).first(),
  );
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /kind: PerformancePlan/,
  );
});
