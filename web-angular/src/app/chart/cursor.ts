import { Injectable, signal } from '@angular/core';

export interface CursorAt {
  readonly timeMs: number;
  /** The chart that the pointer or the keyboard is on; only this one shows the values in a box. */
  readonly chart: object;
  /** Height inside that chart, by which the nearest line is found; undefined for the keyboard. */
  readonly height: number | undefined;
}

/** One time that all charts of a page point at; provided by the page. */
@Injectable()
export class Cursor {
  private readonly place = signal<CursorAt | undefined>(undefined);
  private readonly held = signal(false);

  readonly at = this.place.asReadonly();
  readonly pinned = this.held.asReadonly();

  /** A pinned cursor stays; only the keyboard and a new pin move it. */
  hover(at: CursorAt): void {
    if (!this.held()) {
      this.place.set(at);
    }
  }

  leave(): void {
    if (!this.held()) {
      this.place.set(undefined);
    }
  }

  step(at: CursorAt): void {
    this.place.set(at);
  }

  pin(at: CursorAt): void {
    const again = this.held();
    this.held.set(!again);
    this.place.set(at);
  }

  clear(): void {
    this.held.set(false);
    this.place.set(undefined);
  }
}
