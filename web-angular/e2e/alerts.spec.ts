import { expectAccessible, picture, THEMES, wear } from './appearance';
import { faults, load, STACK_IS_HERE } from './stack';
import { expect, test } from './watched';

/** The rule waits for two minutes before it fires. */
const PENDING_MS = 120_000;

test.describe('with a fault in prod', () => {
  test.skip(!STACK_IS_HERE, 'PLANEWATCH_STATE is not set, so nothing can be made to go wrong from here');

  test('an alert is pending, opens to its chart and runbook, and is silenced', async ({ page }) => {
    test.slow();
    const end = load('prod', 8081, 20);
    await faults('prod', '[{"kind":"error-rate","route":"/api/orders","rate":0.5}]');
    try {
      await page.goto('/alerts');
      const row = page
        .getByRole('table', { name: 'Alerts now' })
        .getByRole('row')
        .filter({ hasText: 'requests to /api/orders in prod fail' });
      await expect(row.first()).toContainText(/PENDING|FIRING/, { timeout: PENDING_MS });
      await row.first().getByRole('button').press('Enter');
      await expect(page).toHaveURL(/alert=/);
      const detail = page.locator('pw-alert-detail');
      await expect(detail.getByRole('slider', { name: 'What it measures, cursor in time' })).toBeVisible({ timeout: 30_000 });
      await expect(detail.getByText('What to do.')).toBeVisible();
      await expectAccessible(page);
      for (const theme of THEMES) {
        await wear(page, theme);
        await picture(page, `alerts-${theme}`);
      }

      await detail.getByRole('button', { name: 'Silence …' }).click();
      const form = page.getByRole('dialog', { name: 'Silence alerts for a while' });
      await expect(form.getByLabel('Name of the alert')).toHaveValue('HighErrorRate');
      await expect(form.getByRole('checkbox', { name: 'prod' })).toBeChecked();
      await expectAccessible(page);
      const why = `walked ${Date.now()}`;
      await form.getByLabel('Why').fill(why);
      await form.getByRole('button', { name: 'Silence', exact: true }).click();
      await page.getByRole('link', { name: /^Silences/ }).click();
      const silence = page.getByRole('table', { name: 'Silences' }).getByRole('row').filter({ hasText: why });
      await expect(silence).toContainText('in force');
      await silence.getByRole('button').click();
      await page
        .getByRole('dialog', { name: /^End the silence of/ })
        .getByRole('button', { name: 'End silence' })
        .click();
      await expect(silence).toContainText('ended');
    } finally {
      await faults('prod', 'none');
      end();
    }
  });
});

test.describe('a maintenance window', () => {
  test.use({ tolerated: /status of 4\d\d/ });

  test('is begun for chosen planes, and refused without one', async ({ page }) => {
    await page.goto('/alerts?tab=silences');
    await page.getByRole('button', { name: 'Silence …' }).click();
    const form = page.getByRole('dialog', { name: 'Silence alerts for a while' });
    await form.getByLabel('What for').selectOption('maintenance');
    const why = `maintained ${Date.now()}`;
    await form.getByLabel('Why').fill(why);
    await form.getByRole('button', { name: 'Begin maintenance' }).click();
    await expect(form.getByRole('alert')).toContainText('names its data planes');
    await form.getByRole('checkbox', { name: 'dev' }).check();
    await form.getByRole('button', { name: 'Begin maintenance' }).click();
    const row = page.getByRole('table', { name: 'Silences' }).getByRole('row').filter({ hasText: why });
    await expect(row).toContainText('every alert (maintenance)');
    await row.getByRole('button').click();
    await page
      .getByRole('dialog', { name: /^End the silence of/ })
      .getByRole('button', { name: 'End silence' })
      .click();
    await expect(row).toContainText('ended');
  });
});

test.describe('who is told', () => {
  test.use({ tolerated: /status of 4\d\d/ });

  test('is refused with the reason where it can’t be', async ({ page }) => {
    await page.goto('/alerts?tab=receivers');
    const text = page.getByLabel('Routes and receivers, as YAML');
    await expect(text).toBeVisible();
    await text.fill('receivers:\n  - nome: wrong\n');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: /line|name|receiver/i })).toBeVisible();
    await expectAccessible(page);
  });
});

test('the filters and the tab stand in the address', async ({ page }) => {
  await page.goto('/alerts?tab=history&plane=qa&range=1h');
  await expect(page.getByLabel('Data plane')).toHaveValue('qa');
  await expect(page.getByRole('button', { name: 'Time range: Last hour' })).toBeVisible();
  await page.getByLabel('Severity').selectOption('critical');
  await expect(page).toHaveURL(/severity=critical/);
  await expect(
    page.getByText(/Nothing fired in this time|Alerts of before/).or(page.getByRole('table', { name: 'Alerts of before' })),
  ).toBeVisible();
});

for (const theme of THEMES) {
  test(`the ${theme} pages are accessible`, async ({ page }) => {
    await page.goto('/');
    await wear(page, theme);
    await expect(page.getByRole('article')).toHaveCount(3);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await expect(page).toHaveURL(/\/alerts$/);
    await expect(page.getByText('Nothing is wrong').or(page.getByRole('table', { name: 'Alerts now' }))).toBeVisible();
    await expectAccessible(page);
    for (const tab of ['history', 'silences']) {
      await page.goto(`/alerts?tab=${tab}`);
      await expect(page.getByRole('heading', { level: 1, name: 'Alerts' })).toBeVisible();
      await expectAccessible(page);
    }
  });
}
