import { DestroyRef, effect, inject, Injectable, signal, Signal, untracked } from '@angular/core';

/**
 * Whose turn it is to be drawn. A refresh brings the answers of a whole page at once; drawn in one go they would make the page deaf for as
 * long, so each drawing has its frame, and the next one is begun when it is on the screen.
 */
@Injectable({ providedIn: 'root' })
export class Turns {
  private readonly waiting = new Set<() => void>();
  private busy = false;

  take(draw: () => void): void {
    this.waiting.add(draw);
    if (!this.busy) {
      this.busy = true;
      this.next();
    }
  }

  leave(draw: () => void): void {
    this.waiting.delete(draw);
  }

  private next(): void {
    const [draw] = this.waiting;
    if (draw === undefined) {
      this.busy = false;
      return;
    }
    this.waiting.delete(draw);
    draw();
    // The first frame lays it out, the second one paints the canvas.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.next())));
  }
}

/** Follows the source, but changes only when it is this one's turn; undefined before its first. */
export function inTurn<T>(source: Signal<T>): Signal<T | undefined> {
  const turns = inject(Turns);
  const shown = signal<T | undefined>(undefined);
  const draw = () => shown.set(untracked(source));
  inject(DestroyRef).onDestroy(() => turns.leave(draw));
  effect(() => {
    source();
    turns.take(draw);
  });
  return shown.asReadonly();
}
