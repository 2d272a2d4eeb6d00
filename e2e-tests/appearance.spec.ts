import path from 'node:path';
import { expect, test } from '@playwright/test';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  openAssessed,
  residency,
} from './portal';

const pages = [
  { name: 'portfolio', address: '/perf-coverage' },
  { name: 'all-gaps', address: '/perf-coverage/gaps' },
  { name: 'overview', address: residency },
  { name: 'gaps', address: `${residency}/gaps` },
  { name: 'inventory', address: `${residency}/inventory` },
  { name: 'results', address: `${residency}/results` },
  { name: 'roadmap', address: `${residency}/roadmap` },
  {
    name: 'card',
    address: '/catalog/default/component/residency-scheduler',
  },
];

/** Set to keep the pictures, as for the README: docs/images. */
const pictures = process.env.PERF_COVERAGE_PICTURES;

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 400]) {
    test.describe(`${theme}, ${width} px`, () => {
      test.use({ viewport: { width, height: 900 }, colorScheme: theme });

      for (const { name, address } of pages) {
        test(`${name} is accessible and fits`, async ({ page }) => {
          await openAssessed(page, address);
          await expectNoSidewaysScroll(page);
          await expectAccessible(page);
          if (pictures) {
            await page.screenshot({
              path: path.join(pictures, `${name}-${theme}-${width}.png`),
            });
          }
        });
      }
    });
  }
}

test('a component without tests invites to add some', async ({ page }) => {
  await openAssessed(
    page,
    '/catalog/default/component/video-transcoder/performance/inventory',
  );
  await expect(page.getByText('No performance tests found')).toBeVisible();
  await expect(
    page.getByText('perf-coverage.io/sources').first(),
  ).toBeVisible();
});
