import { expectAccessible, picture, THEMES, wear } from './appearance';
import { expect, test } from './watched';

const FIRST_COUNT_MS = 120_000;
const COUNTER = 'http_server_request_duration_seconds_count';
const SLO = (name: string, target: string) => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
  annotations: {planewatch.io/environments: prod}
spec:
  service: shop
  budgetingMethod: Occurrences
  indicator:
    metadata: {name: orders}
    spec:
      ratioMetric:
        counter: true
        bad: {metricSource: {type: Prometheus, spec: {query: '${COUNTER}{http_response_status_code=~"5.."}'}}}
        total: {metricSource: {type: Prometheus, spec: {query: '${COUNTER}'}}}
  timeWindow: [{duration: 30d, isRolling: true}]
  objectives: [{target: ${target}}]
`;

test('each environment has its budget, and a chart of it over time', async ({ page }) => {
  test.slow();
  await page.goto('/objectives');
  const budgets = page.getByRole('table', { name: 'Budgets of errors' });
  await expect(budgets.getByRole('rowheader')).toHaveCount(3, { timeout: FIRST_COUNT_MS });
  await expect(budgets).toContainText(/%/);
  await page.getByRole('button', { name: 'Budget over time of errors' }).press('Enter');
  await expect(page).toHaveURL(/open=errors/);
  await page.getByRole('combobox', { name: 'Over' }).selectOption('1h');
  await expect(page).toHaveURL(/range=1h/);
  await expect(page.getByRole('slider', { name: 'Budget left over time, cursor in time' })).toBeVisible({ timeout: FIRST_COUNT_MS });
});

test.describe('a new objective', () => {
  test.use({ tolerated: /status of 4\d\d/ });

  test('is written in fields, changed and removed', async ({ page }) => {
    const name = `walked-${Date.now()}`;
    await page.goto('/objectives');
    await page.getByRole('button', { name: 'Add an objective' }).click();
    const form = page.getByRole('dialog', { name: 'Add an objective' });
    await form.getByLabel('Name').fill(name);
    await form.getByLabel('A counter of these events').fill(`rate(${COUNTER}[5m])`);
    await form.getByLabel('A counter of all events').fill(COUNTER);
    await form.getByLabel('This much must be good, in %').fill('99.5');
    await form.getByLabel('Environments').fill('qa');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByRole('alert')).toContainText('is not the selector of a counter');
    await expectAccessible(page);
    await form.getByLabel('A counter of these events').fill(`${COUNTER}{http_response_status_code=~"5.."}`);
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('table', { name: `Budgets of ${name}` }).getByRole('rowheader')).toHaveText(['qa']);

    await page.getByRole('button', { name: `Edit ${name}` }).click();
    const again = page.getByRole('dialog', { name: `Edit ${name}` });
    await expect(again.getByLabel('This much must be good, in %')).toHaveValue('99.5');
    await again.getByLabel('In words').fill('Nearly every request of qa works');
    await again.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: 'Nearly every request of qa works' })).toBeVisible();

    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await page
      .getByRole('dialog', { name: `Remove the objective “${name}”?` })
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    await expect(page.getByRole('table', { name: `Budgets of ${name}` })).toHaveCount(0);
  });

  test('comes from an OpenSLO text, and what is wrong there is told with its line', async ({ page }) => {
    const name = `openslo-${Date.now()}`;
    await page.goto('/objectives');
    await page.getByRole('button', { name: 'From OpenSLO …' }).click();
    const form = page.getByRole('dialog', { name: 'Objectives from an OpenSLO text' });
    await form.getByLabel('or paste it').fill(SLO(name, '99.5'));
    await form.getByRole('button', { name: 'Write them' }).click();
    await expect(form.getByRole('alert')).toContainText('line 17');
    await expect(form.getByText('17    objectives: [{target: 99.5}]')).toBeVisible();
    await expectAccessible(page);
    await form.getByLabel('or paste it').fill(SLO(name, '0.995'));
    await form.getByRole('button', { name: 'Write them' }).click();
    await expect(page.getByRole('table', { name: `Budgets of ${name}` }).getByRole('rowheader')).toHaveText(['prod']);
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await page
      .getByRole('dialog', { name: `Remove the objective “${name}”?` })
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    await expect(page.getByRole('table', { name: `Budgets of ${name}` })).toHaveCount(0);
  });
});

for (const theme of THEMES) {
  test(`the ${theme} page is accessible`, async ({ page }) => {
    await page.goto('/objectives?open=errors&range=1h');
    await wear(page, theme);
    await expect(page.getByRole('slider')).toBeVisible({ timeout: FIRST_COUNT_MS });
    await expectAccessible(page);
    await picture(page, `objectives-${theme}`);
  });
}
