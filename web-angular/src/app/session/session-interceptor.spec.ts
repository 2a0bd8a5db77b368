import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { sessionInterceptor } from './session-interceptor';

function setUp() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([sessionInterceptor])),
      provideHttpClientTesting(),
      provideRouter([{ path: '**', children: [] }]),
    ],
  });
  return { http: TestBed.inject(HttpClient), backend: TestBed.inject(HttpTestingController), router: TestBed.inject(Router) };
}

describe('sessionInterceptor', () => {
  it('marks changes, and leaves reads as they are', () => {
    const { http, backend } = setUp();
    http.delete('/api/planewatch/session').subscribe();
    http.get('/api/planewatch/planes').subscribe();
    expect(backend.expectOne('/api/planewatch/session').request.headers.get('X-Planewatch-Request')).toBe('1');
    expect(backend.expectOne('/api/planewatch/planes').request.headers.has('X-Planewatch-Request')).toBe(false);
  });

  it('leads to sign-in, and back, when the session has ended', async () => {
    const { http, backend, router } = setUp();
    await router.navigateByUrl('/charts?env=prod');
    http.get('/api/v1/query').subscribe({ error: () => undefined });
    backend.expectOne('/api/v1/query').flush({}, { status: 401, statusText: 'Unauthorized' });
    await vi.waitFor(() => expect(router.url).toBe('/sign-in?why=expired&to=%2Fcharts%3Fenv%3Dprod'));
  });
});
