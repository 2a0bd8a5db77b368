import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { UnsavedWork } from '../draft/unsaved-work';
import { Session } from '../session/session';
import { KEPT_IN_TAB, keptForThisPage } from '../shell/kept';
import { DashboardDraft } from './dashboard-draft';
import { EMPTY_DRAFT } from './panel-draft';
import { parseDashboard } from './perses';
import { unsaved } from './saved';

const EMPTY = parseDashboard({ kind: 'Dashboard', metadata: { name: 'a' }, spec: { panels: {}, layouts: [] } });
const SAVED = { ...unsaved(EMPTY), id: 'a1', version: 3 };

function editor(storage = keptForThisPage()) {
  TestBed.resetTestingModule().configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: KEPT_IN_TAB, useValue: storage },
      { provide: Session, useValue: { caller: signal({ name: 'ann', role: 'EDITOR' }) } },
      DashboardDraft,
    ],
  });
  const draft = TestBed.inject(DashboardDraft);
  draft.resume('a');
  return { draft, storage, backend: TestBed.inject(HttpTestingController) };
}

function withPanel(draft: DashboardDraft, title: string): void {
  draft.panel(undefined);
  draft.apply({ ...EMPTY_DRAFT, title, expressions: 'up' });
}

const panelsOf = (draft: DashboardDraft) => Object.keys(draft.dashboard()?.spec.panels ?? {}).length;

describe('a dashboard that is edited', () => {
  it('is not unsaved before its first change, and is asked for after it', async () => {
    const { draft } = editor();
    draft.begin(SAVED);
    expect(await TestBed.inject(UnsavedWork).mayLeave()).toBe(true);
    withPanel(draft, 'Up');
    void TestBed.inject(UnsavedWork).mayLeave();
    expect(TestBed.inject(UnsavedWork).question()?.names).toEqual(['the dashboard “a”']);
  });

  it('comes back after a reload, and is saved on the version that it was begun on', () => {
    const first = editor();
    first.draft.begin(SAVED);
    withPanel(first.draft, 'Up');
    const { draft, backend } = editor(first.storage);
    expect([panelsOf(draft), draft.restored()]).toEqual([1, true]);
    draft.save(() => undefined);
    expect(backend.expectOne('/api/planewatch/dashboards/a1').request.headers.get('If-Match')).toBe('3');
  });

  it('is shown as it was saved where what was kept can’t be read', () => {
    const { draft, storage } = editor();
    draft.begin(SAVED);
    withPanel(draft, 'Up');
    storage.setItem('planewatch.drafts', (storage.getItem('planewatch.drafts') ?? '').replace('Dashboard', 'Something'));
    draft.resume('a');
    expect([draft.dashboard(), draft.restored(), draft.isUnsaved()]).toEqual([undefined, false, false]);
  });

  it('has a removed panel back by undo', () => {
    const { draft } = editor();
    draft.begin(SAVED);
    withPanel(draft, 'Up');
    draft.remove('panel0');
    expect(panelsOf(draft)).toBe(0);
    draft.undo();
    expect(panelsOf(draft)).toBe(1);
    draft.undo();
    expect([panelsOf(draft), draft.isUnsaved()]).toEqual([0, false]);
    draft.redo();
    expect(panelsOf(draft)).toBe(1);
  });

  it('stays when somebody else saved in the meantime, until the person chose', () => {
    const { draft, backend } = editor();
    draft.begin(SAVED);
    withPanel(draft, 'Up');
    draft.save(() => undefined);
    backend.expectOne('/api/planewatch/dashboards/a1').flush({ detail: 'changed' }, { status: 412, statusText: 'Precondition Failed' });
    expect([draft.conflict(), panelsOf(draft)]).toEqual([true, 1]);
    draft.saveOver({ id: 'a1', version: 4 }, () => undefined);
    const again = backend.expectOne('/api/planewatch/dashboards/a1');
    expect(again.request.headers.get('If-Match')).toBe('4');
    again.flush({ id: 'a1' });
    expect([draft.dashboard(), draft.isUnsaved()]).toEqual([undefined, false]);
  });
});
