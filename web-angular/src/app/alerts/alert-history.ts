import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Range, rangeParams } from '../range/range';
import { RangePicker } from '../range/range-picker';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { AlertTable } from './alert-table';
import { Alerting } from './alerting';
import { matchingAlerts } from './worst-alert';

const DAY: Range = { kind: 'last', lengthMs: 24 * 3_600_000 };

/** What fired in a span of time, newest first, a page at a time. */
@Component({
  selector: 'pw-alert-history',
  imports: [AlertTable, Notice, RangePicker],
  template: `
    <div class="bar">
      <pw-range-picker [range]="span()" [nowMs]="now" (changed)="choose($event)" />
      @if (before()) {
        <button type="button" (click)="before.set(undefined)">Newest</button>
      }
      @if (page.value()?.next; as next) {
        <button type="button" (click)="before.set(next)">Older</button>
      }
    </div>
    @if (page.failure(); as failure) {
      <pw-notice tone="bad" [sentence]="'The history can’t be read: ' + failure.sentence" (retry)="page.retry()" />
    }
    @if (alerts().length > 0) {
      <pw-alert-table
        label="Alerts of before"
        [alerts]="alerts()"
        [nowMs]="now"
        [opened]="opened()"
        (open)="shown.emit({ alert: $event || null })"
      />
    } @else if (page.value()) {
      <p class="empty">Nothing fired in this time{{ plane() || severity() ? ' that fits the filter' : '' }}.</p>
    } @else if (!page.failure()) {
      <p class="empty muted">Reading the history …</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    .bar {
      display: flex;
      gap: 8px;
    }
    pw-range-picker {
      margin-right: auto;
    }
    .empty {
      margin: 0;
      padding: 48px 24px;
      border: 1px dashed var(--border-strong);
      border-radius: var(--radius);
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AlertHistory {
  private readonly alerting = inject(Alerting);

  readonly plane = input.required<string>();
  readonly severity = input.required<string>();
  readonly opened = input('');
  readonly range = input<Range | undefined>();
  /** What is to stand in the address. */
  readonly shown = output<Record<string, string | null>>();

  /** The past does not change while one reads it. */
  protected readonly now = Date.now();
  protected readonly span = computed(() => this.range() ?? DAY);
  private readonly wanted = computed(() => {
    const span = this.span();
    const [fromMs, toMs] = span.kind === 'between' ? [span.fromMs, span.toMs] : [this.now - span.lengthMs, this.now];
    return { fromMs, toMs, plane: this.plane() };
  });
  /** Another span begins at its newest again. */
  protected readonly before = linkedSignal<unknown, string | undefined>({ source: this.wanted, computation: () => undefined });
  protected readonly page = live(
    () => ({ topic: JSON.stringify(this.wanted()), before: this.before() }),
    ({ before }) => this.alerting.history({ ...this.wanted(), before }),
  );
  protected readonly alerts = computed(() =>
    matchingAlerts(this.page.value()?.alerts ?? [], { plane: this.plane(), severity: this.severity() }),
  );

  protected choose(range: Range): void {
    const params = rangeParams(range);
    // What is the default elsewhere has to be told here, where a day is.
    this.shown.emit(range.kind === 'last' ? { ...params, range: params.range ?? '5m' } : params);
  }
}
