import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { map } from 'rxjs';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { parsePlanes } from './plane';
import { environmentLooks } from './environment-look';

const POLLED_EVERY_MS = 5000;

/** The data planes that the caller may see; provided by the shell, so that nothing is asked before sign-in. */
@Injectable()
export class Planes {
  private readonly http = inject(HttpClient);
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));
  private readonly listed = live(
    () => ({ topic: 'planes', at: this.ticker.now() }),
    () => this.http.get<unknown>('/api/planewatch/planes').pipe(map(parsePlanes)),
  );

  readonly now = this.ticker.now;
  readonly failure = this.listed.failure;
  /** Undefined until the first answer. */
  readonly list = this.listed.value;
  /** Equal from poll to poll while no environment comes or goes, so that charts are not drawn anew for nothing. */
  readonly environments = computed(() => [...new Set((this.list() ?? []).map((plane) => plane.environment))].sort(inOrder), {
    equal: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  });
  readonly looks = computed(() => environmentLooks(this.environments()));

  retry(): void {
    this.listed.retry();
  }
}

const collator = new Intl.Collator('en', { numeric: true });

function inOrder(a: string, b: string): number {
  return Number(b === 'prod') - Number(a === 'prod') || collator.compare(a, b);
}
