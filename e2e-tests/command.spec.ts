import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { Page, expect, test } from '@playwright/test';
import type { Roadmap } from 'backstage-plugin-perf-coverage-common';
import { openAssessed } from './portal';

const root = path.resolve(__dirname, '..');
/** As `./portal e2e` copied them; else those of this checkout. */
const examples =
  process.env.PERF_COVERAGE_EXAMPLES ?? path.join(root, 'examples');

/** What the command plans of a folder alone. */
function byCommand(folder: string): Roadmap {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['portal', 'cli', 'roadmap', path.join(examples, folder), '--json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({
    status: 0,
    stderr: '',
  });
  return JSON.parse(stdout);
}

/** What the component's page was answered. */
async function byPage(page: Page, name: string): Promise<Roadmap> {
  const planned = page.waitForResponse(
    response =>
      response.url().endsWith('/v1/roadmaps/plan') &&
      response.status() === 200 &&
      (response.request().postData() ?? '').includes(name),
  );
  await page.goto(`/catalog/default/component/${name}/performance/roadmap`);
  return (await (await planned).json()).roadmap;
}

// Before anybody plans anything in the portal, of which the command knows nothing.
for (const { name, folder } of [
  { name: 'payout-batch', folder: 'payments/payout-batch' },
  { name: 'residency-scheduler', folder: 'residency-scheduler' },
]) {
  test(`the command plans ${name} as its page does`, async ({ page }) => {
    test.setTimeout(300_000);
    await openAssessed(
      page,
      `/catalog/default/component/${name}/performance/gaps`,
    );
    // Who the people are that a plan names is known to the portal alone.
    const { warnings: _own, ...shown } = await byPage(page, name);
    const { warnings: _other, ...printed } = byCommand(folder);
    expect(shown.phases.flatMap(phase => phase.items)).not.toEqual([]);
    expect(printed).toEqual(shown);
  });
}
