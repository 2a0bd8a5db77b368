import { expectAccessible, picture, THEMES, wear } from './appearance';
import { chartValues } from './chart-values';
import { expect, test } from './watched';

const FIRST_LINES_MS = 60_000;

test('two environments lie over each other on every chart', async ({ page }) => {
  await page.goto('/compare?a=prod&b=qa');
  await expect
    .poll(
      async () => {
        const values = await chartValues(page, 'Request rate');
        return [...values].filter(([, column]) => column.some((value) => value !== '–')).map(([name]) => name);
      },
      { timeout: FIRST_LINES_MS },
    )
    .toEqual(['A prod', 'B qa']);
  await expect(page.getByText(/[+−][\d.]+ ?\/s on average/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Routes that differ most' }).getByRole('listitem').first()).toBeVisible();
});

test('an environment is compared with the period before', async ({ page }) => {
  await page.goto('/compare?a=prod&b=qa');
  await page.getByLabel('B', { exact: true }).selectOption('the period before');
  await expect(page).toHaveURL(/b=before/);
  await expect(page.getByRole('region', { name: 'Request rate', exact: true }).getByRole('button', { name: 'B prod before' })).toBeVisible({
    timeout: FIRST_LINES_MS,
  });
});

test('which version runs where', async ({ page }) => {
  await page.goto('/compare');
  const versions = page.getByRole('table', { name: 'Versions' });
  await expect(versions.getByRole('columnheader')).toContainText(['Version', 'dev', 'qa', 'prod']);
  await expect(versions.getByRole('link', { name: 'prod', exact: true })).toBeVisible();
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto('/compare?a=prod&b=qa');
    await wear(page, theme);
    await expect.poll(() => page.getByRole('slider').count(), { timeout: FIRST_LINES_MS }).toBe(6);
    await expectAccessible(page);
    await picture(page, `compare-${theme}`);
  });
}
