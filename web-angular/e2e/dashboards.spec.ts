import { Page } from '@playwright/test';
import { expectAccessible, picture, THEMES, wear } from './appearance';
import { planeAddress } from './stack';
import { expect, test } from './watched';

const FIRST_LINES_MS = 60_000;
/** Panels, and what may have no samples on a stack that has just started. */
const PRESETS = [
  { name: 'red', title: 'Requests by data plane', panels: 11 },
  { name: 'business', title: 'Business', panels: 7 },
  { name: 'slo', title: 'SLO', panels: 7 },
  { name: 'tenants', title: 'Tenants', panels: 7 },
  { name: 'jvm', title: 'JVM', panels: 8 },
  { name: 'scrape', title: 'Collection', panels: 4 },
  { name: 'prometheus', title: 'Prometheus', panels: 8 },
];

/** The stack's own traffic names no tenants. */
async function visitAsTenants(): Promise<void> {
  for (let visit = 0; visit < 20; visit++) {
    await fetch(`${planeAddress(8081)}/api/products`, { headers: { 'Client-ID': `tenant-${visit % 3}` } });
  }
}

test('every preset is offered, and every panel of it draws something', async ({ page }) => {
  test.slow();
  await visitAsTenants();
  const visiting = setInterval(() => void visitAsTenants(), 5000);
  // A preset is offered once what it needs has been scraped.
  await expect(async () => {
    await page.goto('/dashboards');
    for (const { title } of PRESETS) await expect(page.getByRole('link', { name: title, exact: true })).toBeVisible();
  }).toPass({ timeout: FIRST_LINES_MS });
  for (const { name, title, panels } of PRESETS) {
    // Tall, so that every panel is in sight and asks.
    await page.setViewportSize({ width: 1440, height: 2600 });
    await page.goto(`/dashboards/${name}?range=5m&refresh=10s`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const drawn = page.locator('pw-panel-view').filter({ has: page.locator('canvas, pw-figure, pw-gauge, pw-latest-values') });
    await expect.poll(() => drawn.count(), { message: name, timeout: FIRST_LINES_MS }).toBe(panels);
  }
  clearInterval(visiting);
});

test('a variable stands in the address and narrows every panel', async ({ page }) => {
  await page.goto('/dashboards/red');
  await page.getByRole('button', { name: 'Data plane: Data plane: All' }).click();
  await page.getByRole('checkbox', { name: 'qa' }).check();
  await expect(page).toHaveURL(/var-plane=qa/);
  await expect(page.getByRole('region', { name: 'Request rate', exact: true }).getByRole('row')).toHaveCount(2, {
    timeout: FIRST_LINES_MS,
  });
});

test('a heat map is read by keys and as a table', async ({ page }) => {
  await page.goto('/dashboards/red');
  const panel = page.getByRole('region', { name: 'Durations', exact: true });
  await panel.scrollIntoViewIfNeeded();
  const cursor = panel.getByRole('slider', { name: 'Durations, cursor in time' });
  await expect(cursor).toBeVisible({ timeout: FIRST_LINES_MS });
  await cursor.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(cursor).toHaveAttribute('aria-valuetext', /^\d\d:\d\d:\d\d: most .* ms/);
  await panel.getByRole('button', { name: 'Durations as a table' }).click();
  await expect(panel.getByRole('columnheader', { name: 'up to 5 ms' })).toBeVisible();
});

test('the kiosk has no head; a button and a key lead into it and out of it', async ({ page }) => {
  await page.goto('/dashboards/jvm');
  await page.getByRole('button', { name: 'Kiosk' }).click();
  await expect(page).toHaveURL(/kiosk=1/);
  await expect(page.getByRole('heading', { level: 1, name: 'JVM' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Kiosk' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
});

/** The question names what is deleted. */
async function deleteOpened(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Document' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page
    .getByRole('dialog', { name: `Delete “${title}”?` })
    .getByRole('button', { name: 'Delete', exact: true })
    .click();
  await expect(page).toHaveURL(/\/dashboards$/);
}

for (const theme of THEMES) {
  test(`the ${theme} pages are accessible`, async ({ page }) => {
    await page.goto('/dashboards');
    await wear(page, theme);
    await expect(page.getByRole('link', { name: 'JVM' })).toBeVisible({ timeout: FIRST_LINES_MS });
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Requests by data plane' }).click();
    await expect(page.locator('pw-figure').first()).toBeVisible({ timeout: FIRST_LINES_MS });
    await expectAccessible(page);
    await picture(page, `dashboard-${theme}`);
  });
}

test('a dashboard of Grafana’s is imported, with what is lost, changed, put back, deleted and restored', async ({ page }) => {
  const title = `Walked ${Date.now()}`;
  const panel = {
    type: 'timeseries',
    title: 'Up',
    targets: [{ expr: 'up' }],
    gridPos: { x: 0, y: 0, w: 24, h: 8 },
    transformations: [{ id: 'merge' }],
  };
  await page.goto('/dashboards');
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByLabel('or paste it').fill(JSON.stringify({ title, panels: [panel, { type: 'piechart', title: 'Pie' }] }));
  await expect(page.getByRole('list', { name: 'What is lost' }).getByRole('listitem')).toHaveText([
    'panel “Up”: transformations',
    'panel “Pie”: its type piechart can’t be drawn',
  ]);
  await page.getByRole('button', { name: /^Save as walked-/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Up, cursor in time' })).toBeVisible({ timeout: FIRST_LINES_MS });

  await page.getByRole('button', { name: 'Document' }).click();
  const document = page.getByRole('textbox', { name: 'Perses document' });
  await document.fill((await document.inputValue()).replace('"name": "Up"', '"name": "Read"'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('slider', { name: 'Read, cursor in time' })).toBeVisible({ timeout: FIRST_LINES_MS });

  await page.getByRole('button', { name: 'Document' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore version 1' }).click();
  await expect(page.getByRole('slider', { name: 'Up, cursor in time' })).toBeVisible({ timeout: FIRST_LINES_MS });

  await deleteOpened(page, title);
  await expect(page.getByRole('link', { name: title })).toHaveCount(0);

  await page.getByRole('button', { name: 'Deleted dashboards' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Restore ${title}` }).click();
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('button', { name: 'Access' }).click();
  await expect(page.getByRole('radio', { name: /^everybody/ })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await deleteOpened(page, title);
});

test('a dashboard is built: a panel added, moved and enlarged by keys and by hand, and saved', async ({ page }) => {
  await page.goto('/dashboards');
  await page.getByRole('button', { name: 'New dashboard' }).click();
  const title = `Built ${Date.now()}`;
  await page.getByLabel('Title').fill(title);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Make it' }).click();
  for (const [panel, add] of [
    ['First', 'Add the first panel'],
    ['Second', 'Add a panel'],
  ] as const) {
    await page.getByRole('button', { name: add }).click();
    await page.getByLabel('Title').fill(panel);
    await page.getByLabel('PromQL, an expression a line').fill('up');
    await page.getByRole('button', { name: 'Apply' }).click();
  }
  const second = page.locator('.place', { has: page.getByRole('button', { name: 'Move Second', exact: true }) });
  const before = await second.boundingBox();
  await page.getByRole('button', { name: 'Move Second', exact: true }).press('ArrowRight');
  await page.getByRole('button', { name: 'Resize Second', exact: true }).press('ArrowRight');
  const grip = await page.getByRole('button', { name: 'Move Second', exact: true }).boundingBox();
  const [x, y] = [(grip?.x ?? 0) + 20, (grip?.y ?? 0) + 10];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 200, y, { steps: 5 });
  await page.mouse.up();
  const after = await second.boundingBox();
  expect(after?.x ?? 0).toBeGreaterThan((before?.x ?? 0) + 150);
  expect(after?.width ?? 0).toBeGreaterThan(before?.width ?? 0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('slider')).toHaveCount(2, { timeout: FIRST_LINES_MS });
  await deleteOpened(page, title);
});

test('unsaved changes are asked about before the page is left, come back after a reload, and are undone', async ({ page }) => {
  const title = `Unsaved ${Date.now()}`;
  await page.goto('/dashboards');
  await page.getByRole('button', { name: 'New dashboard' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByRole('button', { name: 'Add the first panel' }).click();
  await page.getByLabel('Title').fill('First');
  await page.getByLabel('PromQL, an expression a line').fill('up');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByRole('button', { name: 'Move First', exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).click();
  const question = page.getByRole('dialog', { name: 'Unsaved changes' });
  await expect(question).toContainText(`the dashboard “${title}”`);
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Keep editing' }).click();

  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByText('Your unsaved changes to this dashboard are restored')).toBeVisible();
  await page.getByRole('button', { name: 'Remove First' }).click();
  await expect(page.getByRole('button', { name: 'Move First', exact: true })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Move First', exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Overview' }).click();
  await question.getByRole('button', { name: 'Discard and leave' }).click();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.goBack();
  await expect(page.getByText('No panel is on this dashboard yet')).toBeVisible();
  await deleteOpened(page, title);
});

test('a query with a variable that the dashboard does not have names the variable', async ({ page }) => {
  const title = `Variable ${Date.now()}`;
  await page.goto('/dashboards');
  await page.getByRole('button', { name: 'Import' }).click();
  const panels = [
    { type: 'timeseries', title: 'Up', targets: [{ expr: 'up{data_plane="$nowhere"}' }], gridPos: { x: 0, y: 0, w: 24, h: 8 } },
  ];
  await page.getByLabel('or paste it').fill(JSON.stringify({ title, panels }));
  await page.getByRole('button', { name: /^Save as variable-/ }).click();
  await expect(page.getByRole('region', { name: 'Up' })).toContainText('The variable $nowhere is not defined on this dashboard');
  await deleteOpened(page, title);
});
