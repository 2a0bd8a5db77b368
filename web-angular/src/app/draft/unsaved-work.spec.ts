import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withRouterConfig } from '@angular/router';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterTestingHarness } from '@angular/router/testing';
import { leaveGuard } from './leave-guard';
import { UnsavedWork } from './unsaved-work';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Page {}

async function editing() {
  TestBed.configureTestingModule({
    providers: [
      provideRouter(
        [
          { path: 'edit', component: Page, canDeactivate: [leaveGuard] },
          { path: '**', component: Page },
        ],
        withRouterConfig({ canceledNavigationResolution: 'computed' }),
      ),
    ],
  });
  await RouterTestingHarness.create('/edit');
  const work = TestBed.inject(UnsavedWork);
  let unsaved = true;
  const end = work.register({ name: () => 'the dashboard “A”', isUnsaved: () => unsaved, discard: () => (unsaved = false) });
  return { work, router: TestBed.inject(Router), isUnsaved: () => unsaved, end };
}

async function asked(work: UnsavedWork): Promise<void> {
  await vi.waitFor(() => expect(work.question()).toBeDefined());
}

describe('unsaved work', () => {
  it('is named before the page is left, and is still there where the person stays', async () => {
    const { work, router, isUnsaved } = await editing();
    const left = router.navigateByUrl('/charts');
    await asked(work);
    expect(work.question()?.names).toEqual(['the dashboard “A”']);
    work.question()?.answer(false);
    expect(await left).toBe(false);
    expect([router.url, isUnsaved(), work.question()]).toEqual(['/edit', true, undefined]);
  });

  it('is discarded where the person leaves', async () => {
    const { work, router, isUnsaved } = await editing();
    const left = router.navigateByUrl('/charts');
    await asked(work);
    work.question()?.answer(true);
    expect(await left).toBe(true);
    expect([router.url, isUnsaved()]).toEqual(['/charts', false]);
  });

  it('is kept without a question when the session has ended', async () => {
    const { work, router, isUnsaved } = await editing();
    expect(await router.navigateByUrl('/sign-in?why=expired')).toBe(true);
    expect([isUnsaved(), work.question()]).toEqual([true, undefined]);
  });

  it('makes the browser ask before a reload, as long as the editor is there', async () => {
    const { end } = await editing();
    const reload = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(reload()).toBe(true);
    end();
    expect(reload()).toBe(false);
  });
});
