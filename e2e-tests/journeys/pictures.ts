import path from 'node:path';
import { Page } from '@playwright/test';

/** Set to keep the pictures of `docs/journeys`: the folder `docs/images`. */
const folder = process.env.PERF_COVERAGE_PICTURES;

/** Keeps what the reader sees at this step as `journeys/<name>.png`. */
export async function picture(page: Page, name: string) {
  if (!folder) return;
  await page.screenshot({
    path: path.join(folder, 'journeys', `${name}.png`),
    animations: 'disabled',
  });
}
