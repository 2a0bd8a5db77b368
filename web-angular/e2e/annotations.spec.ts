import { expectAccessible } from './appearance';
import { expect, test } from './watched';

const FIRST_LINES_MS = 60_000;

test('a note is written on the charts for a span of time, seen, switched off and removed', async ({ page }) => {
  const text = `walked ${Date.now()}`;
  await page.goto('/charts?range=15m&refresh=10s');
  const chart = page.getByRole('slider', { name: 'Request rate, cursor in time' });
  await expect(chart).toBeVisible({ timeout: FIRST_LINES_MS });
  const box = await chart.boundingBox();
  const [right, y] = [(box?.x ?? 0) + (box?.width ?? 0), (box?.y ?? 0) + 60];
  await page.keyboard.down('Shift');
  await page.mouse.move(right - 160, y);
  await page.mouse.down();
  await page.mouse.move(right - 60, y, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const form = page.getByRole('dialog', { name: 'Write on the charts' });
  await expect(form.getByLabel('To', { exact: true })).not.toHaveValue('');
  await form.getByLabel('Text').fill(text);
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Write it' }).click();
  await expect(form).toBeHidden();

  const flag = page.getByRole('region', { name: 'Request rate', exact: true }).getByRole('button', { name: new RegExp(text) });
  await expect(flag).toBeVisible();
  await page.getByRole('button', { name: 'Marks on the charts: All marks' }).click();
  await page.getByRole('checkbox', { name: 'Notes' }).uncheck();
  await expect(page).toHaveURL(/marks=deploy,alert,load-run|marks=deploy%2Calert%2Cload-run/);
  await expect(flag).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Notes' }).check();
  await page.keyboard.press('Escape');

  await flag.press('Enter');
  await page.getByRole('button', { name: new RegExp(`^Remove ${text}`) }).click();
  await expect(flag).toHaveCount(0);
});

test('by keys alone, a note stands at the cursor', async ({ page }) => {
  await page.goto('/charts?range=15m&refresh=10s');
  const chart = page.getByRole('slider', { name: 'Request rate, cursor in time' });
  await expect(chart).toBeVisible({ timeout: FIRST_LINES_MS });
  await chart.press('End');
  await chart.press('ArrowLeft');
  await page.keyboard.press('n');
  const form = page.getByRole('dialog', { name: 'Write on the charts' });
  await expect(form.getByLabel('To', { exact: true })).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});
