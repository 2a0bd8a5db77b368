import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Objectives } from './objectives';
import { SOME_OBJECTIVE } from './some-budget';

describe('Objectives', () => {
  it('says on which version a change is made', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const objectives = TestBed.inject(Objectives);
    const server = TestBed.inject(HttpTestingController);
    const objective = { ...SOME_OBJECTIVE, id: 'errors.1', rowVersion: 7 };
    const sent = (url: string) => server.expectOne(url).request.headers.get('If-Match');

    objectives.list().subscribe();
    server.expectOne('/api/planewatch/objectives').flush({ objectives: [], version: 'a1' });
    objectives.replace(objective, objective.definition).subscribe();
    expect(sent('/api/planewatch/objectives/errors.1')).toBe('"7"');
    objectives.remove(objective).subscribe();
    expect(sent('/api/planewatch/objectives/errors.1')).toBe('"7"');
    objectives.writeOpenSlo('kind: SLO').subscribe();
    expect(sent('/api/planewatch/objectives/openslo')).toBe('"a1"');
  });
});
