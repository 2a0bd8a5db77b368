import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';

/** An editor with work that is lost when its page is left. */
export interface Editor {
  /** What is edited, as a person names it: `the dashboard “Checkout”`. */
  readonly name: () => string;
  readonly isUnsaved: () => boolean;
  readonly discard: () => void;
}

/** A question that waits for an answer. */
export interface LeaveQuestion {
  readonly names: readonly string[];
  readonly answer: (leave: boolean) => void;
}

/** The editors on the page that have unsaved work, and the question before the page is left. */
@Injectable({ providedIn: 'root' })
export class UnsavedWork {
  private readonly editors = new Set<Editor>();
  private readonly asked = signal<LeaveQuestion | undefined>(undefined);

  /** What the dialog shows; undefined while nobody leaves. */
  readonly question = this.asked.asReadonly();

  constructor() {
    const window = inject(DOCUMENT).defaultView;
    const ask = (event: Event) => {
      if (this.unsaved().length > 0) {
        event.preventDefault();
      }
    };
    window?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
  }

  /** Returns what takes the editor off the list. */
  register(editor: Editor): () => void {
    this.editors.add(editor);
    return () => void this.editors.delete(editor);
  }

  /** Asks where something is unsaved. An answer of yes discards the work. */
  async mayLeave(): Promise<boolean> {
    const unsaved = this.unsaved();
    if (unsaved.length === 0) {
      return true;
    }
    this.asked()?.answer(false);
    const leave = await new Promise<boolean>((answered) => {
      const question: LeaveQuestion = {
        names: unsaved.map(({ name }) => name()),
        answer: (yes) => {
          // A later question may stand there already.
          this.asked.update((shown) => (shown === question ? undefined : shown));
          answered(yes);
        },
      };
      this.asked.set(question);
    });
    if (leave) {
      unsaved.forEach(({ discard }) => discard());
    }
    return leave;
  }

  private unsaved(): readonly Editor[] {
    return [...this.editors].filter(({ isUnsaved }) => isUnsaved());
  }
}

/** Registers an editor as long as the component lives that calls this. */
export function guardUnsaved(editor: Editor): void {
  inject(DestroyRef).onDestroy(inject(UnsavedWork).register(editor));
}
