import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Planes } from './planes';

const plane = (id: string, environment: string) => ({ id, environment, state: 'LIVE', since: '2026-11-21T10:00:00Z' });

async function answered(backend: HttpTestingController, planes: object[]): Promise<void> {
  TestBed.tick();
  backend.expectOne('/api/planewatch/planes').flush({ planes });
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

describe('Planes', () => {
  it('lists production first, and keeps the list of environments while none comes or goes', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), Planes] });
    const backend = TestBed.inject(HttpTestingController);
    const planes = TestBed.inject(Planes);
    await answered(backend, [plane('a', 'dev'), plane('b', 'prod'), plane('c', 'dev')]);
    const before = planes.looks();
    expect(planes.environments()).toEqual(['prod', 'dev']);

    planes.retry();
    await answered(backend, [plane('a', 'dev'), plane('b', 'prod')]);
    expect(planes.list()).toHaveLength(2);
    expect(planes.looks()).toBe(before);
  });
});
