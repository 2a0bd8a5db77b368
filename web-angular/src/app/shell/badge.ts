import { ChangeDetectionStrategy, Component, input } from '@angular/core';

export interface Mark {
  readonly word: string;
  readonly tone: 'ok' | 'warn' | 'bad' | 'unknown';
  /** Of an icon of 16 by 16. */
  readonly path: string;
}

export const TICK = 'M3.500 8.500 6.500 11.500 12.500 4.500';
export const CROSS = 'M4 4l8 8M12 4l-8 8';
export const TRIANGLE = 'M8 2.500 14.500 13.500H1.500ZM8 6.500v3.200M8 11.600v.1';
export const RING = 'M8 2.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11M8 5v3.300l2 1.200';

/** A state is never colour alone: an icon and a word go with it. */
@Component({
  selector: 'pw-badge',
  template: `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path [attr.d]="mark().path" /></svg>{{ mark().word }}`,
  host: { '[class]': 'mark().tone' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 3px;
      padding: 0 6px 0 3px;
      border-radius: 3px;
      font-size: 12px;
      font-weight: 600;
      line-height: 19px;
      white-space: nowrap;
    }
    .icon {
      width: 14px;
      height: 14px;
      stroke-width: 2;
    }
    :host(.ok) {
      background: var(--ok-tint);
      color: var(--ok);
    }
    :host(.warn) {
      background: var(--warn-tint);
      color: var(--warn);
    }
    :host(.bad) {
      background: var(--bad-tint);
      color: var(--bad);
    }
    :host(.unknown) {
      background: var(--unknown-tint);
      color: var(--unknown);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Badge {
  readonly mark = input.required<Mark>();
}
