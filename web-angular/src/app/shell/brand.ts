import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { catchError, map, of } from 'rxjs';
import { fieldsOf } from '../api/fields';
import { BASE, belowBase } from './base';

interface Branding {
  readonly productName: string;
  readonly accent: string | undefined;
  readonly logoUrl: string;
}

const OWN: Branding = { productName: 'Planewatch', accent: undefined, logoUrl: 'favicon.svg' };

/** The vendor's name, colour and logo; until they are known, and where they can't be read, the product's own. */
@Injectable({ providedIn: 'root' })
export class Brand {
  private readonly base = inject(BASE);
  private readonly branding = toSignal(
    inject(HttpClient)
      .get<unknown>('/api/planewatch/branding')
      .pipe(
        map(parseBranding),
        catchError(() => of(OWN)),
      ),
    { initialValue: OWN },
  );

  readonly productName = computed(() => this.branding().productName);
  readonly accent = computed(() => this.branding().accent);
  readonly logoUrl = computed(() => belowBase(this.branding().logoUrl, this.base));
}

export function parseBranding(body: unknown): Branding {
  const { productName, accent, logoUrl } = fieldsOf<'Branding'>(body);
  return {
    productName: typeof productName === 'string' && productName !== '' ? productName : OWN.productName,
    accent: typeof accent === 'string' && /^#[0-9a-f]{6}$/i.test(accent) ? accent : undefined,
    logoUrl: typeof logoUrl === 'string' && logoUrl !== '' ? logoUrl : OWN.logoUrl,
  };
}
