import { ChangeDetectionStrategy, Component, ElementRef, input, output, viewChild } from '@angular/core';

const GAP_PX = 4;
const EDGE_PX = 8;

/** A button that opens a box in the browser's top layer, which no scrolling toolbar can clip; Esc and a click elsewhere close it. */
@Component({
  selector: 'pw-dropdown',
  template: `
    <button #button type="button" aria-haspopup="dialog" [attr.aria-label]="name() + ': ' + label()" (click)="toggle()">
      <span>{{ label() }}</span>
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M4.500 6.500 8 10l3.500-3.500" /></svg>
    </button>
    <div #box popover role="dialog" [attr.aria-label]="name()"><ng-content /></div>
  `,
  styles: `
    button span {
      max-width: 32ch;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .icon {
      margin-right: -4px;
    }
    [popover] {
      position: fixed;
      inset: auto;
      margin: 0;
      padding: 4px;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      background: var(--surface-1);
      color: var(--text);
      box-shadow: var(--shadow);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Dropdown {
  private readonly button = viewChild.required<ElementRef<HTMLElement>>('button');
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly opened = output();

  close(): void {
    this.box().nativeElement.hidePopover();
  }

  /** Below its button, moved left where it would leave the window. */
  protected toggle(): void {
    const box = this.box().nativeElement;
    if (!box.togglePopover()) {
      return;
    }
    this.opened.emit();
    const { bottom, left } = this.button().nativeElement.getBoundingClientRect();
    const furthest = document.documentElement.clientWidth - box.offsetWidth - EDGE_PX;
    box.style.top = `${bottom + GAP_PX}px`;
    box.style.left = `${Math.max(EDGE_PX, Math.min(left, furthest))}px`;
  }
}
