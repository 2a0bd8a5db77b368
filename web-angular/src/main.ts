import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// A page of another application loads this file too, for the elements alone.
if (document.querySelector('pw-root') !== null) {
  bootstrapApplication(App, appConfig).catch((error: unknown) => {
    // Nothing is on screen yet, so the console is the only place left.
    // eslint-disable-next-line no-console
    console.error(error);
  });
}

/** What embed/planewatch.js calls; no part of the pages. */
export const elements = () => import('./app/embedding/elements');
