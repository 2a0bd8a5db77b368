import { expectAccessible, picture, THEMES, wear } from './appearance';
import { expect, test } from './watched';

test('the registry lists every plane and leads to it', async ({ page }) => {
  await page.goto('/planes');
  const rows = page.getByRole('table', { name: 'Data planes' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  await page.getByRole('link', { name: 'qa', exact: true }).click();
  await expect(page).toHaveURL(/\/planes\/qa$/);
  await expect(page.getByRole('heading', { level: 1, name: 'qa' })).toBeVisible();
});

test('a live plane has climbed the whole ladder', async ({ page }) => {
  await page.goto('/planes/prod');
  await expect(page.getByRole('listitem').filter({ hasText: ': yes' })).toHaveCount(6, { timeout: 60_000 });
});

test('who a plane belongs to is written down, and shown', async ({ page }) => {
  await page.goto('/planes/qa');
  const owner = page.getByRole('definition').filter({ hasText: 'Team Kasse' });
  for (const name of ['Team Kasse', '']) {
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Owner').fill(name);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(owner).toHaveCount(name === '' ? 0 : 1);
  }
});

test.describe('a plane that is not there', () => {
  // The browser writes a failed request to the console by itself.
  test.use({ tolerated: /status of 404/ });

  test('is told as such', async ({ page }) => {
    await page.goto('/planes/atlantis');
    await expect(page.getByRole('heading', { name: 'There is no data plane “atlantis” that you may see' })).toBeVisible();
  });
});

for (const theme of THEMES) {
  test(`the ${theme} pages are accessible`, async ({ page }) => {
    await page.goto('/planes');
    await wear(page, theme);
    await expect(page.getByRole('row')).toHaveCount(4);
    await expectAccessible(page);
    await picture(page, `planes-${theme}`);
    await page.getByRole('button', { name: 'Add a data plane' }).click();
    await expectAccessible(page);
    await page.goto('/planes/prod');
    await page.getByText('Settings of the application').click();
    await expectAccessible(page);
    await picture(page, `plane-${theme}`);
  });
}
