import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  UrlSerializer,
  withComponentInputBinding,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { ForgivingUrlSerializer } from './address/forgiving-url-serializer';
import { routes } from './app.routes';
import { sessionInterceptor } from './session/session-interceptor';
import { fromBase } from './shell/base';
import { BrandedTitle } from './shell/branded-title';
import { noticeMissingFile } from './shell/release';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withNavigationErrorHandler(noticeMissingFile),
      // Where a person stays after all, the browser's history stays as it was.
      withRouterConfig({ canceledNavigationResolution: 'computed' }),
    ),
    { provide: UrlSerializer, useClass: ForgivingUrlSerializer },
    provideHttpClient(withInterceptors([sessionInterceptor, fromBase])),
    { provide: TitleStrategy, useExisting: BrandedTitle },
  ],
};
