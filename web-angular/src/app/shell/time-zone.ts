import { inject, Injectable, signal } from '@angular/core';
import { Zone } from '../unit/time';
import { KEPT } from './kept';

const KEY = 'planewatch.zone';

/** The zone in which every time of the application is told. */
@Injectable({ providedIn: 'root' })
export class TimeZone {
  private readonly kept = inject(KEPT);
  private readonly chosen = signal<Zone>(this.kept.getItem(KEY) === 'utc' ? 'utc' : 'local');

  readonly zone = this.chosen.asReadonly();

  choose(zone: Zone): void {
    this.chosen.set(zone);
    this.kept.setItem(KEY, zone);
  }
}
