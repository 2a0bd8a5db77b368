import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';

/** Grafana's addresses say `kiosk` alone, `kiosk=true` or `kiosk=tv`. */
const ASKED: readonly (string | null)[] = ['1', '', 'true', 'tv'];

/** `kiosk=1` in the address takes the head of the page away, for a screen on a wall. */
@Injectable({ providedIn: 'root' })
export class Kiosk {
  private readonly router = inject(Router);

  readonly on = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.isAsked()),
    ),
    { initialValue: this.isAsked() },
  );

  private isAsked(): boolean {
    return ASKED.includes(this.router.parseUrl(this.router.url).queryParamMap.get('kiosk'));
  }
}
