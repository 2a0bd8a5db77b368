import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** One sentence that something is wrong, across the page's width. */
@Component({
  selector: 'pw-notice',
  template: `
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2.500 14.500 13.500H1.500ZM8 6.500v3.200M8 11.600v.1" /></svg>
    <p>
      <strong>{{ sentence() }}</strong> {{ hint() }}
    </p>
    <button type="button" (click)="retry.emit()">Try again</button>
  `,
  host: { '[class]': 'tone()', role: 'alert' },
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 6px 12px;
      border-radius: var(--radius);
    }
    :host(.bad) {
      background: var(--bad-tint);
      --tone: var(--bad);
    }
    :host(.warn) {
      background: var(--warn-tint);
      --tone: var(--warn);
    }
    .icon {
      color: var(--tone);
    }
    p {
      flex: 1;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Notice {
  readonly tone = input.required<'bad' | 'warn'>();
  readonly sentence = input.required<string>();
  readonly hint = input('');
  readonly retry = output();
}
