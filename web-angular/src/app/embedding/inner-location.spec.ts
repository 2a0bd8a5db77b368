import { ChangeDetectionStrategy, Component } from '@angular/core';
import { LocationStrategy } from '@angular/common';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { BASE } from '../shell/base';
import { InnerLocation } from './inner-location';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class Nothing {}

describe('InnerLocation', () => {
  it('leaves the embedding page’s address alone', async () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: '**', component: Nothing }]),
        { provide: LocationStrategy, useClass: InnerLocation },
        { provide: BASE, useValue: 'https://watch.example/shop/' },
      ],
    });
    const before = location.href;
    await TestBed.inject(Router).navigateByUrl('/dashboards/red?range=1h');
    await TestBed.inject(Router).navigate([], { queryParams: { range: '6h' }, queryParamsHandling: 'merge' });
    expect(TestBed.inject(Router).url).toBe('/dashboards/red?range=6h');
    expect(location.href).toBe(before);
    expect(TestBed.inject(LocationStrategy).prepareExternalUrl('/planes/prod')).toBe('https://watch.example/shop/planes/prod');
  });
});
