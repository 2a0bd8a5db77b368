import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Command } from './command';

/** What can be done at this moment: the shell's commands and those of the page that is shown. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly offered = signal<readonly Command[]>([]);

  readonly list = this.offered.asReadonly();

  offer(commands: readonly Command[]): () => void {
    this.offered.update((list) => [...list, ...commands]);
    return () => this.offered.update((list) => list.filter((command) => !commands.includes(command)));
  }
}

/** Offers commands for as long as the component that calls this lives. */
export function offerCommands(commands: readonly Command[]): void {
  inject(DestroyRef).onDestroy(inject(Commands).offer(commands));
}
