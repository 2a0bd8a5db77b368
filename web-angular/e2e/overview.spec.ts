import { expectAccessible, picture, THEMES, wear } from './appearance';
import { expect, test } from './watched';

const FIRST_METRICS_MS = 60_000;

test('three data planes are live, with their figures', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('status')).toContainText('3 of 3 data planes live');
  for (const name of ['prod', 'dev', 'qa']) {
    const tile = page.getByRole('article', { name, exact: true });
    await expect(tile.locator('pw-state-badge')).toHaveText(/LIVE|DEGRADED|FAILING/, { timeout: FIRST_METRICS_MS });
    await expect(tile.locator('dd').first()).toHaveText(/^[\d.]+ ?\/s$/, { timeout: FIRST_METRICS_MS });
  }
});

test('a tile leads to its environment’s metrics', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'View metrics of qa' }).click();
  await expect(page).toHaveURL(/\/charts\?env=qa$/);
  await expect(page.getByRole('button', { name: 'Environments: qa' })).toBeVisible();
});

test('the filter stands in the address', async ({ page }) => {
  await page.goto('/');
  await page.getByPlaceholder('Filter').fill('dev');
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page).toHaveURL(/filter=dev/);
  await page.reload();
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('the count of alerts leads to them', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'alerts firing' }).click();
  await expect(page).toHaveURL(/\/alerts$/);
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto('/');
    await wear(page, theme);
    await expect(page.getByRole('article')).toHaveCount(3);
    await expectAccessible(page);
    await picture(page, `overview-${theme}`);
  });
}
