import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { decoded } from '../address/forgiving-url-serializer';

export type Hidden = ReadonlyMap<string, ReadonlySet<string>>;

const PARAMETER = 'hide';
const NONE: ReadonlySet<string> = new Set();

/** Which lines of which chart stand back; it is part of the address. */
@Injectable({ providedIn: 'root' })
export class HiddenLines {
  private readonly router = inject(Router);
  private readonly text = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.inAddress()),
    ),
    { initialValue: this.inAddress() },
  );
  private readonly hidden = computed(() => parseHidden(this.text()));

  of(chart: string): ReadonlySet<string> {
    return this.hidden().get(chart) ?? NONE;
  }

  hide(chart: string, names: ReadonlySet<string>): void {
    const hide = hiddenText(new Map(this.hidden()).set(chart, names)) || null;
    void this.router.navigate([], { queryParams: { [PARAMETER]: hide }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private inAddress(): string {
    return this.router.parseUrl(this.router.url).queryParamMap.get(PARAMETER) ?? '';
  }
}

/** `chart~line~line|chart~line`, each part encoded. */
export function parseHidden(text: string): Hidden {
  const charts = text.split('|').map((entry) => entry.split('~').map(decoded));
  return new Map(charts.filter((parts) => parts.length > 1).map(([chart = '', ...names]) => [chart, new Set(names)]));
}

export function hiddenText(hidden: Hidden): string {
  const charts = [...hidden].filter(([, names]) => names.size > 0);
  return charts.map(([chart, names]) => [chart, ...names].map(encoded).join('~')).join('|');
}

function encoded(part: string): string {
  return encodeURIComponent(part).replaceAll('~', '%7E');
}
