import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { descriptionOf, invitationOf, Registry } from './registry';

function fields(entries: Record<string, string>): FormData {
  const form = new FormData();
  Object.entries(entries).forEach(([name, value]) => form.set(name, value));
  return form;
}

describe('Registry', () => {
  it('fills in what was left out', () => {
    expect(invitationOf(fields({ id: ' eu-1 ', environment: 'prod', announce: '10.0.0.7:8889,  10.0.0.7:8080\n' }))).toEqual({
      id: 'eu-1',
      environment: 'prod',
      lineOfBusiness: 'default',
      displayName: 'eu-1',
      announce: ['10.0.0.7:8889', '10.0.0.7:8080'],
    });
  });

  it('leaves out an owner that is not named', () => {
    const described = fields({ displayName: ' EU 1 ', environment: 'prod', lineOfBusiness: 'retail', owner: '', tier: 'gold' });
    expect(descriptionOf(described)).toEqual({ displayName: 'EU 1', environment: 'prod', lineOfBusiness: 'retail', tier: 'gold' });
  });

  it('asks for the token of that plane and no other', () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const backend = TestBed.inject(HttpTestingController);
    let token = '';
    TestBed.inject(Registry)
      .issueToken(invitationOf(fields({ id: 'a/b', environment: 'qa', announce: 'h:1' })))
      .subscribe((issued) => (token = issued));
    const { request, flush } = { request: backend.expectOne('/api/planewatch/planes/a%2Fb/join-token'), flush: { token: 'once' } };
    expect(request.request.body).toEqual({ environment: 'qa', lineOfBusiness: 'default', displayName: 'a/b', announce: ['h:1'] });
    request.flush(flush);
    expect(token).toBe('once');
  });
});
