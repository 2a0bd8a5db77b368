import { readFileSync } from 'node:fs';
import { expectAccessible, picture, THEMES, wear } from './appearance';
import { expect, test } from './watched';

const REQUESTS = 'sum by (environment) (rate(http_server_request_duration_seconds_count[1m]))';
const address = (tab: string, expression = REQUESTS) =>
  `/explore?g0.expr=${encodeURIComponent(expression)}&g0.tab=${tab}&g0.range_input=5m`;

test('an expression is completed, run and drawn, and stands in the address', async ({ page }) => {
  await page.goto('/explore');
  const editor = page.getByRole('textbox', { name: 'Expression 1' });
  await editor.click();
  await page.keyboard.type('sum by (environment) (rate(http_server_request_duration_seconds_cou');
  // By the mouse: for 75 ms after a list has opened, CodeMirror gives Enter to the editor. The brackets close themselves.
  await page.getByRole('option', { name: /^http_server_request_duration_seconds_count/ }).click();
  await page.keyboard.type('[1m]');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page).toHaveURL(/g0\.expr=sum/);
  await expect(page.getByRole('slider')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /environment="prod"/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('region', { name: 'Query 1' })).toContainText(/3 series in \d+ ms.*samples read/);
});

test('the same query as a table and in its parts', async ({ page }) => {
  await page.goto(address('table'));
  await expect(page.getByRole('table', { name: 'Result' }).getByRole('row')).toHaveCount(4, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Explain' }).click();
  await expect(page.getByText('sum by (environment)', { exact: true })).toBeVisible();
  await expect(page.getByText('http_server_request_duration_seconds_count[1m]', { exact: true })).toBeVisible();
});

for (const { expression, reason } of [
  { expression: 'nobody_sends_this{job="a"}', reason: 'Nothing matches nobody_sends_this{job="a"}' },
  { expression: 'up > 5', reason: 'There are samples in this range, but the expression leaves none.' },
  { expression: 'up{environment="prod"} * on() nobody_sends_this', reason: 'Nothing matches nobody_sends_this' },
]) {
  test(`where ${expression} draws nothing, it says why`, async ({ page }) => {
    await page.goto(address('graph', expression));
    await expect(page.locator('pw-why-blank')).toContainText(reason, { timeout: 30_000 });
  });
}

test('several queries are kept in the address and in the history', async ({ page }) => {
  await page.goto(address('table', 'up'));
  await page.getByRole('button', { name: 'Run' }).click();
  await page.getByRole('button', { name: 'Favourite' }).click();
  await page.getByRole('button', { name: 'Add a query' }).click();
  await expect(page).toHaveURL(/g1\.expr=/);
  const second = page.getByRole('region', { name: 'Query 2' });
  await second.getByRole('button', { name: 'Queries: History' }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), second.getByRole('button', { name: 'Export' }).click()]);
  expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toEqual({ history: ['up'], favourites: ['up'] });
  await second.getByRole('button', { name: 'up', exact: true }).first().click();
  await expect(page).toHaveURL(/g1\.expr=up/);
});

test.describe('a query that can’t be understood', () => {
  test.use({ tolerated: /status of 400/ });

  test('is answered with the reason', async ({ page }) => {
    await page.goto(address('table', 'sum(rate(up'));
    await expect(page.getByRole('alert').filter({ hasText: /parse|unclosed|unexpected/i })).toBeVisible();
  });
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto(address('graph'));
    await wear(page, theme);
    await expect(page.getByRole('slider')).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page);
    await picture(page, `explore-${theme}`);
    await page.getByRole('button', { name: 'Explain' }).click();
    await expect(page.getByText('rate()', { exact: true })).toBeVisible();
    await expectAccessible(page);
  });
}
