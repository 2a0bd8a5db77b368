import { Injectable, signal } from '@angular/core';
import { Zone } from '../unit/time';

const KEY = 'planewatch.zone';

/** The zone in which every time of the application is told. */
@Injectable({ providedIn: 'root' })
export class TimeZone {
  private readonly chosen = signal<Zone>(localStorage.getItem(KEY) === 'utc' ? 'utc' : 'local');

  readonly zone = this.chosen.asReadonly();

  choose(zone: Zone): void {
    this.chosen.set(zone);
    localStorage.setItem(KEY, zone);
  }
}
