import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { emptyDashboard } from './perses';
import { SavedDashboards, unsaved } from './saved';

const LIST = '/api/planewatch/dashboards';

function setUp() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  return { saved: TestBed.inject(SavedDashboards), backend: TestBed.inject(HttpTestingController) };
}

describe('SavedDashboards', () => {
  it('reads every page of the list', async () => {
    const { saved, backend } = setUp();
    const list = firstValueFrom(saved.list());
    backend
      .expectOne(({ url, params }) => url === LIST && !params.has('after'))
      .flush({ dashboards: [{ id: '1', name: 'a' }], next: 'p2' });
    backend.expectOne(({ params }) => params.get('after') === 'p2').flush({ dashboards: [{ id: '2', name: 'b' }] });
    expect((await list).map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('saves a new dashboard by its name and a change by its id', () => {
    const { saved, backend } = setUp();
    const dashboard = emptyDashboard('a', 'A');
    saved.save(dashboard, unsaved(dashboard)).subscribe();
    expect(backend.expectOne(`${LIST}/a`).request.headers.get('If-Match')).toBe('0');
    saved.save(dashboard, { id: 'x1', version: 4 }).subscribe();
    expect(backend.expectOne(`${LIST}/x1`).request.headers.get('If-Match')).toBe('4');
  });

  it('takes a dashboard whose answer does not say so as one that may not be changed', async () => {
    const { saved, backend } = setUp();
    const read = firstValueFrom(saved.read('a'));
    backend.expectOne(`${LIST}/a`).flush({ version: 1, document: emptyDashboard('a', 'A') });
    expect((await read).mayChange).toBe(false);
  });
});
