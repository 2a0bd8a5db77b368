import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { REFRESHES } from './view';

/** How often to ask anew, and a button for now. */
@Component({
  selector: 'pw-refresh-picker',
  template: `
    <button type="button" (click)="refreshed.emit()" aria-label="Refresh now" title="Refresh now" [disabled]="disabled()">
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="M13.500 8a5.500 5.500 0 1 1-1.600-3.900M13.500 2v3h-3" /></svg>
    </button>
    <label>
      <span class="visually-hidden">Refresh automatically every</span>
      <select #refresh (change)="choose(refresh.value)" [disabled]="disabled()">
        @for (choice of refreshes; track choice.text) {
          <option [value]="choice.text" [selected]="choice.ms === refreshMs()">{{ choice.label }}</option>
        }
      </select>
    </label>
  `,
  styles: `
    :host {
      position: relative;
      display: flex;
    }
    button {
      padding: 0 6px;
      border-right: 0;
      border-radius: 4px 0 0 4px;
    }
    select {
      border-radius: 0 4px 4px 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RefreshPicker {
  /** Undefined for never. */
  readonly refreshMs = input.required<number | undefined>();
  /** Where the range is fixed, there is nothing new to ask for. */
  readonly disabled = input(false);
  readonly changed = output<number | undefined>();
  readonly refreshed = output();

  protected readonly refreshes = REFRESHES;

  protected choose(text: string): void {
    this.changed.emit(REFRESHES.find((refresh) => refresh.text === text)?.ms);
  }
}
