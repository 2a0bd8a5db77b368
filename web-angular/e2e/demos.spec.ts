import { Page } from '@playwright/test';
import { chartValues, highest, newest } from './chart-values';
import { demo, STACK_IS_HERE } from './stack';
import { expect, test } from './watched';

/** What the seeds' three demos promise to whoever looks at the pages, played faster than a person would watch them. */
const SEEN_MS = 60_000;
const QUIET = 30;

test.skip(!STACK_IS_HERE, 'PLANEWATCH_STATE is not set, so no demo can be started from here');
test.slow();

const newestRate = (page: Page, plane: string) => newest(page, 'Request rate', plane);

test('demo 1, normal operations: all planes live, prod with twice the traffic of the others, few errors', async ({ page }) => {
  const run = demo(1, 10);
  try {
    await page.goto('/');
    for (const plane of ['prod', 'dev', 'qa']) {
      const tile = page.getByRole('article', { name: plane, exact: true });
      // Prod may still show a fault that another scenario injected.
      await expect(tile.locator('pw-state-badge'), plane).toHaveText(/LIVE|DEGRADED|FAILING/, { timeout: SEEN_MS });
    }
    await expect(page.getByRole('status')).toContainText('3 of 3 data planes live');

    await page.goto('/charts?refresh=10s');
    await expect.poll(() => newestRate(page, 'prod'), { timeout: SEEN_MS }).toBeGreaterThan(5);
    for (const other of ['dev', 'qa']) {
      const [prod, rate] = [await newestRate(page, 'prod'), await newestRate(page, other)];
      expect(prod / rate, `prod beside ${other}`).toBeGreaterThan(1.4);
      expect(await highest(page, 'Error rate', other), `errors of ${other}, in percent`).toBeLessThan(5);
    }

    await page.goto('/compare?a=prod&b=qa');
    await expect.poll(async () => [...(await chartValues(page, 'Request rate')).keys()], { timeout: SEEN_MS }).toEqual(['A prod', 'B qa']);
  } finally {
    run.end();
    await run.ended;
  }
});

test('demo 2, an incident: prod’s rate and errors jump, the others stay calm, and the chart still tells of it when it is over', async ({
  page,
}) => {
  await page.goto('/charts?refresh=10s');
  await expect.poll(() => newestRate(page, 'prod'), { timeout: SEEN_MS }).toBeGreaterThan(0);
  const before = await newestRate(page, 'prod');
  const run = demo(2, 6);
  try {
    await expect.poll(() => highest(page, 'Request rate', 'prod'), { timeout: SEEN_MS }).toBeGreaterThan(before + 25);
    await expect
      .poll(() => highest(page, 'Error rate', 'prod'), { message: 'prod’s errors, in percent', timeout: SEEN_MS })
      .toBeGreaterThan(1);
    for (const other of ['dev', 'qa']) {
      expect(await highest(page, 'Request rate', other), other).toBeLessThan(QUIET);
    }
    await run.ended;
    await expect.poll(() => newestRate(page, 'prod'), { timeout: 2 * SEEN_MS }).toBeLessThan(before + 15);
    expect(await highest(page, 'Request rate', 'prod')).toBeGreaterThan(before + 25);
  } finally {
    run.end();
  }
});

test('demo 3, a load test: qa’s rate climbs while prod and dev stay calm, and what a caller felt is told at the end', async ({ page }) => {
  await page.goto('/charts?refresh=10s');
  await expect.poll(() => newestRate(page, 'qa'), { timeout: SEEN_MS }).toBeGreaterThan(0);
  const run = demo(3, 5);
  try {
    await expect.poll(() => newestRate(page, 'qa'), { timeout: SEEN_MS }).toBeGreaterThan(QUIET);
    const earlier = await newestRate(page, 'qa');
    await expect.poll(() => newestRate(page, 'qa'), { timeout: SEEN_MS }).toBeGreaterThan(1.25 * earlier);
    for (const other of ['prod', 'dev']) {
      expect(await newestRate(page, other), other).toBeLessThan(QUIET);
    }
    const { printed } = await run.ended;
    expect(printed).toContain('qa:p99<2s');
  } finally {
    run.end();
  }
});
