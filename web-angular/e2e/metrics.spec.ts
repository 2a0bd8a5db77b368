import { expectAccessible, picture, THEMES, wear } from './appearance';
import { chartValues } from './chart-values';
import { expect, test } from './watched';

const FIRST_LINES_MS = 60_000;
const TITLES = ['Request rate', 'Error rate', 'Latency p95', 'Latency p50', 'Latency p99', 'Active requests'];

test('every environment has a line on every chart', async ({ page }) => {
  await page.goto('/charts?refresh=10s');
  for (const title of TITLES) {
    await expect
      .poll(
        async () => {
          const values = await chartValues(page, title);
          return [...values].filter(([, column]) => column.some((value) => value !== '–')).map(([name]) => name);
        },
        { message: title, timeout: FIRST_LINES_MS },
      )
      .toEqual(expect.arrayContaining(['dev', 'prod', 'qa']));
  }
});

test('the environment chosen stands in the address and alone on the charts', async ({ page }) => {
  await page.goto('/charts?range=15m');
  await page.getByRole('button', { name: 'Environments: All environments' }).click();
  await page.getByRole('button', { name: 'Only prod' }).click();
  await expect(page).toHaveURL(/env=prod/);
  await expect.poll(async () => [...(await chartValues(page, 'Request rate')).keys()]).toEqual(['prod']);
});

test('the keyboard reads a chart, and the cursor stands on all of them', async ({ page }) => {
  // On a stack that has just started the first minute of a range has no rate yet.
  await page.goto('/charts?refresh=10s');
  const newest = async () => (await chartValues(page, 'Request rate')).get('prod')?.slice(0, 4) ?? ['–'];
  await expect.poll(newest, { timeout: FIRST_LINES_MS }).not.toContain('–');
  await page.getByRole('button', { name: 'Request rate as a table' }).click();
  const cursor = page.getByRole('slider', { name: 'Request rate, cursor in time' });
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-valuetext', /^\d\d:\d\d:\d\d: .*prod .*\/s/);
  await expect(page.locator('.hairline')).toHaveCount(await page.getByRole('slider').count());
  await page.keyboard.press('Escape');
  await expect(page.locator('.hairline')).toHaveCount(0);
});

test('a drag zooms all charts, a double-click goes back', async ({ page }) => {
  await page.goto('/charts?range=15m&refresh=off');
  const box = await page.getByRole('slider', { name: 'Error rate, cursor in time' }).boundingBox();
  // The newest part: a stack that has just started has nothing before it.
  const [right, y] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + 40];
  await page.mouse.move(right - 220, y);
  await page.mouse.down();
  await page.mouse.move(right - 20, y, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*&to=/);
  await page.getByRole('slider', { name: 'Request rate, cursor in time' }).dblclick();
  await expect(page).toHaveURL(/range=15m/);
});

test('a double-click leaves a range alone that nobody zoomed', async ({ page }) => {
  await page.goto('/charts?range=15m&refresh=off');
  await page.getByRole('slider', { name: 'Request rate, cursor in time' }).dblclick();
  await expect(page.getByRole('button', { name: 'Time range: Last 15 minutes' })).toBeVisible();
  await expect(page).toHaveURL(/range=15m/);
});

test('a range before the first sample is told from a metric that was never sent', async ({ page }) => {
  await page.goto('/charts?from=2020-01-01T00:00:00Z&to=2020-01-01T01:00:00Z');
  const panel = page.locator('pw-chart-panel').first();
  await expect(panel).toContainText('No samples in this range.', { timeout: FIRST_LINES_MS });
  await panel.getByRole('button', { name: 'Go there' }).click();
  await expect(panel.getByRole('slider')).toBeVisible({ timeout: FIRST_LINES_MS });
  await page.goto('/charts?env=nowhere');
  await expect(panel).toContainText('No data plane has sent this metric.', { timeout: FIRST_LINES_MS });
});

test('a line shown alone is alone behind the copied link, too', async ({ page }) => {
  await page.goto('/charts');
  const panel = page.getByRole('region', { name: 'Request rate', exact: true });
  await panel.getByRole('button', { name: 'prod', exact: true }).click();
  await expect(page).toHaveURL(/hide=Request%2520rate~|hide=Request%20rate~/);
  await page.reload();
  await expect(panel.getByRole('button', { name: 'qa', exact: true })).toHaveAttribute('aria-pressed', 'false', {
    timeout: FIRST_LINES_MS,
  });
  await expect(panel.getByRole('button', { name: 'prod', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('the first chart is drawn soon after navigation, with nothing in the cache', async ({ page }) => {
  await page.goto('/charts');
  await expect(page.locator('pw-line-chart canvas').first()).toBeVisible({ timeout: FIRST_LINES_MS });
  // Told, not judged: it depends on what else the machine does.
  const sinceNavigationMs = await page.evaluate(() => Math.round(performance.now()));
  test.info().annotations.push({ type: 'first chart', description: `${sinceNavigationMs} ms` });
  process.stdout.write(`first chart drawn ${sinceNavigationMs} ms after navigation\n`);
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto('/charts');
    await wear(page, theme);
    await expect.poll(() => page.getByRole('slider').count()).toBeGreaterThanOrEqual(TITLES.length);
    await expectAccessible(page);
    await picture(page, `metrics-${theme}`);
  });
}
