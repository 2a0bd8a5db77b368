import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, signal, viewChild } from '@angular/core';
import { Command } from './command';
import { Commands } from './commands';
import { KeySequence } from './key-sequence';
import { ranked } from './ranked';

const MOST_SHOWN = 12;

/** Ctrl+K finds what can be done, `?` lists the keys, and the keys themselves work wherever nothing is being typed. */
@Component({
  selector: 'pw-palette',
  templateUrl: './palette.html',
  styleUrl: './palette.css',
  host: { '(document:keydown)': 'press($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Palette {
  private readonly commands = inject(Commands).list;
  private readonly keys = new KeySequence();
  private readonly finder = viewChild.required<ElementRef<HTMLDialogElement>>('finder');
  private readonly sheet = viewChild.required<ElementRef<HTMLDialogElement>>('sheet');

  protected readonly text = signal('');
  protected readonly at = signal(0);
  protected readonly found = computed(() => ranked(this.commands(), this.text()).slice(0, MOST_SHOWN));
  protected readonly groups = computed(() => {
    const withKeys = this.commands().filter(({ keys }) => keys !== undefined);
    return [...new Set(withKeys.map(({ group }) => group))].map((name) => ({
      name,
      commands: withKeys.filter(({ group }) => group === name),
    }));
  });

  open(): void {
    this.text.set('');
    this.at.set(0);
    this.finder().nativeElement.showModal();
  }

  openSheet(): void {
    this.sheet().nativeElement.showModal();
  }

  protected press(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.open();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || this.isOpen()) {
      return;
    }
    if (event.key === '?') {
      this.openSheet();
      return;
    }
    const command = this.keys.press(event.key, event.timeStamp, this.commands());
    if (command !== undefined) {
      event.preventDefault();
      command.run();
    }
  }

  protected type(text: string): void {
    this.text.set(text);
    this.at.set(0);
  }

  protected steer(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.at.update((at) => (at + step + this.found().length) % Math.max(1, this.found().length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.found()[this.at()]);
    }
  }

  protected run(command: Command | undefined): void {
    this.finder().nativeElement.close();
    command?.run();
  }

  private isOpen(): boolean {
    return this.finder().nativeElement.open || this.sheet().nativeElement.open;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'));
}
