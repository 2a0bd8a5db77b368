import { HttpErrorResponse, provideHttpClient, withInterceptors } from '@angular/common/http';
import { ErrorHandler } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Route, Router, UrlSerializer, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { throwError } from 'rxjs';
import { routes } from '../app.routes';
import { Planes } from '../planes/planes';
import { ForgivingUrlSerializer } from './forgiving-url-serializer';
import { AddressProblems } from './read-address';

const SEED = 20_261_130;
const ADDRESSES_A_PAGE = 25;

/** Every page, without the shell around it and without asking who is signed in. */
const PAGES: readonly Route[] = routes.flatMap((route) => (route.children === undefined ? [route] : route.children));
const NAMES = [
  ...['env', 'range', 'from', 'to', 'refresh', 'sort', 'a', 'b', 'filter', 'group', 'view', 'open', 'tab', 'plane', 'severity', 'alert'],
  ...['why', 'kiosk', 'marks', 'hide', 'var-environment', 'g0.expr', 'g0.range_input', 'g0.end_input', 'g0.tab', 'g0.res_step'],
  ...['orgId', 'utm_source', 'hasOwnProperty', '__proto__', 'constructor', 'name', 'id', 'element', 'theme', 'dashboard', ''],
];
const VALUES = [
  ...[
    '',
    '%zz',
    '%',
    '%ff',
    'NaN',
    '1e999',
    '-1',
    '0',
    'null',
    'undefined',
    'now-1h',
    'now',
    'now/d',
    '1764460800000',
    '99999999999999999999',
  ],
  ...[
    '2026-10-25T02:30:00',
    '0000-00-00',
    '+275760-09-13T00:00:00.001Z',
    '400d',
    '401d',
    '1ms',
    '7s',
    'a,b',
    ',,',
    '$__all',
    '[object Object]',
  ],
  ...['<script>', '(', ')', ';x=1', '~|~', 'ü%C3%BC', '%F0%9F%98%80', '%00', '9'.repeat(20_000), 'table', '0)[', 'prod', '\\\\', '%0a%0d'],
];

/** Mulberry32: the same numbers for the same seed, on every machine. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function addressesOf(path: string, seed: number): readonly string[] {
  const next = numbers(seed);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  return Array.from({ length: ADDRESSES_A_PAGE }, () => {
    const query = Array.from({ length: 1 + Math.floor(next() * 8) }, () => `${pick(NAMES)}=${pick(VALUES)}`).join('&');
    return `/${path.replace(/:\w+/, () => encodeURIComponent(pick(VALUES).slice(0, 40)) || 'x').replace('**', 'nowhere')}?${query}`;
  });
}

describe('no address blanks a page', () => {
  const complaints: unknown[] = [];

  beforeEach(() => {
    complaints.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideRouter([...PAGES], withComponentInputBinding()),
        provideHttpClient(withInterceptors([() => throwError(() => new HttpErrorResponse({ status: 503 }))])),
        { provide: UrlSerializer, useClass: ForgivingUrlSerializer },
        { provide: ErrorHandler, useValue: { handleError: (error: unknown) => complaints.push(error) } },
        Planes,
      ],
    });
  });

  it.each(PAGES.map(({ path }, index) => [path ?? '', index] as const))('of /%s', { timeout: 60_000 }, async (path, index) => {
    const harness = await RouterTestingHarness.create();
    for (const address of addressesOf(path, SEED + index)) {
      await harness.navigateByUrl(address).catch((error: unknown) => complaints.push(error));
      harness.fixture.detectChanges();
      const page = harness.routeNativeElement;
      expect({ address, complaints, blank: (page?.childNodes.length ?? 0) === 0 }).toEqual({ address, complaints: [], blank: false });
    }
  });

  it.each([
    ['/charts?range=1e999', 'range=1e999'],
    ['/compare?from=NaN&to=now', 'from=NaN'],
    ['/explore?g0.expr=up&g0.range_input=%zz', 'g0.range_input=%zz'],
    ['/dashboards/red?from=yesterday', 'from=yesterday'],
    ['/dashboards/red?refresh=7s', 'refresh=7s'],
    ['/alerts?tab=toString', 'tab=toString'],
    ['/objectives?range=5y', 'range=5y'],
    ['/?view=cube', 'view=cube'],
    [`/planes?filter=${'x'.repeat(60_000)}`, 'filter=xxx'],
  ])('%s says what it cannot use', async (address, told) => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address.slice(0, 65_536));
    expect(TestBed.inject(AddressProblems).sentence()).toContain(told);
    await TestBed.inject(Router).navigateByUrl('/nowhere');
    expect(TestBed.inject(AddressProblems).sentence()).toBe('');
  });
});
