import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { Library } from './library';

const LIST = '/api/planewatch/dashboards';
const document = { kind: 'Dashboard', metadata: { name: 'jvm', project: 'p' }, spec: { panels: {}, layouts: [] } };

function setUp() {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  return { library: TestBed.inject(Library), backend: TestBed.inject(HttpTestingController) };
}

describe('Library', () => {
  it('offers a preset only where its metric is sent', async () => {
    const { library, backend } = setUp();
    const presets = firstValueFrom(library.presets());
    backend.expectOne(({ url }) => url === '/api/v1/label/__name__/values').flush({ data: ['jvm_memory_used_bytes', 'up'] });
    expect((await presets).map(({ name }) => name)).toEqual(['jvm']);
  });

  it('shows the saved one where a preset of that name was changed', async () => {
    const { library, backend } = setUp();
    const read = firstValueFrom(library.dashboard('jvm'));
    backend.expectOne(({ url }) => url === LIST).flush({ dashboards: [{ name: 'jvm', version: 3 }] });
    backend.expectOne(`${LIST}/jvm`).flush({ id: 'x1', version: 3, owner: 'ada', mayChange: true, document });
    expect(await read).toMatchObject({ id: 'x1', version: 3, owner: 'ada', mayChange: true, dashboard: document });
  });

  it('shows the preset where nobody changed it', async () => {
    const { library, backend } = setUp();
    const read = firstValueFrom(library.dashboard('jvm'));
    backend.expectOne(({ url }) => url === LIST).flush({ dashboards: [] });
    expect((await read).dashboard.spec.display?.name).toBe('JVM');
  });
});
