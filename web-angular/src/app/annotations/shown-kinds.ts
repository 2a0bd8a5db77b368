import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map } from 'rxjs';
import { AddressProblems } from '../address/read-address';
import { Kind, KINDS } from './annotation';

const PARAMETER = 'marks';
const NONE = 'none';

/** Which kinds of annotations the charts show; it is part of the address. */
@Injectable({ providedIn: 'root' })
export class ShownKinds {
  private readonly router = inject(Router);
  private readonly text = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.inAddress()),
    ),
    { initialValue: this.inAddress() },
  );

  readonly kinds = computed(() => parseKinds(this.text()));

  constructor() {
    inject(AddressProblems).add(computed(() => (isUnknown(this.text()) ? [`${PARAMETER}=${this.text()?.slice(0, 40)}`] : [])));
  }

  toggle(kind: Kind): void {
    const kinds = new Set(this.kinds());
    if (!kinds.delete(kind)) {
      kinds.add(kind);
    }
    void this.router.navigate([], { queryParams: { [PARAMETER]: kindsText(kinds) }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private inAddress(): string | undefined {
    return this.router.parseUrl(this.router.url).queryParamMap.get(PARAMETER) ?? undefined;
  }
}

/** All, where the address says nothing or names none that there is. */
export function parseKinds(text: string | undefined): ReadonlySet<Kind> {
  const named = isUnknown(text) ? undefined : text?.split(',');
  return new Set(KINDS.map(({ kind }) => kind).filter((kind) => named?.includes(kind) ?? true));
}

function isUnknown(text: string | undefined): boolean {
  return text !== undefined && text !== NONE && !KINDS.some(({ kind }) => text.split(',').includes(kind));
}

/** Null for all, which need not stand in the address. */
export function kindsText(kinds: ReadonlySet<Kind>): string | null {
  return kinds.size === KINDS.length ? null : [...kinds].join(',') || NONE;
}
