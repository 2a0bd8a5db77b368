import { LocationStrategy } from '@angular/common';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { APP_ID, ApplicationRef, CSP_NONCE, EnvironmentProviders, inject, Provider } from '@angular/core';
import { createApplication } from '@angular/platform-browser';
import {
  CanActivateFn,
  provideRouter,
  Routes,
  UrlSerializer,
  withComponentInputBinding,
  withDisabledInitialNavigation,
} from '@angular/router';
import { map } from 'rxjs';
import { ForgivingUrlSerializer } from '../address/forgiving-url-serializer';
import { Planes } from '../planes/planes';
import { Session } from '../session/session';
import { BASE, fromBase } from '../shell/base';
import { KEPT, KEPT_IN_TAB, keptForThisPage } from '../shell/kept';
import { LOOK_ROOT } from '../shell/look-root';
import { OWNS_TAB } from '../shell/owns-tab';
import { EmbedToken } from './embed-token';
import { Frame } from './frame';
import { InnerLocation } from './inner-location';
import { tokenInterceptor } from './token-interceptor';

/** Where the script of an embedding page came from. */
export interface Source {
  /** The control plane's address with a slash at the end. */
  readonly base: string;
  /** What the embedding page's policy lets its own styles show; empty where it has none. */
  readonly nonce: string;
}

/** Asks who the token stands for, so that nothing is offered which it may not do; a refusal is told by the frame. */
const arrived: CanActivateFn = () =>
  inject(Session)
    .arrive()
    .pipe(map(() => true));

const ROUTES: Routes = [
  { path: 'tiles', loadComponent: () => import('./tiles') },
  { path: 'panel', loadComponent: () => import('./single-panel') },
  { path: 'dashboards/:name', canActivate: [arrived], loadComponent: () => import('../dashboards/viewer') },
];

/** One application an element, so that two of them share no token, no theme and no address. */
export async function embedded(element: HTMLElement, host: Element, source: Source): Promise<ApplicationRef> {
  const application = await createApplication({ providers: providersFor(element, source) });
  application.bootstrap(Frame, host);
  return application;
}

function providersFor(element: HTMLElement, { base, nonce }: Source): (Provider | EnvironmentProviders)[] {
  return [
    provideHttpClient(withInterceptors([tokenInterceptor, fromBase])),
    provideRouter(ROUTES, withDisabledInitialNavigation(), withComponentInputBinding()),
    { provide: UrlSerializer, useClass: ForgivingUrlSerializer },
    { provide: LocationStrategy, useClass: InnerLocation },
    { provide: APP_ID, useValue: 'planewatch' },
    { provide: CSP_NONCE, useValue: nonce === '' ? null : nonce },
    { provide: BASE, useValue: base },
    { provide: LOOK_ROOT, useValue: element },
    { provide: OWNS_TAB, useValue: false },
    { provide: KEPT, useFactory: keptForThisPage },
    { provide: KEPT_IN_TAB, useFactory: keptForThisPage },
    EmbedToken,
    Planes,
  ];
}
