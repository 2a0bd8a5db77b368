import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { readAddress } from '../address/read-address';
import { Cursor } from '../chart/cursor';
import { Span } from '../chart/line-chart';
import { Library } from '../dashboards/library';
import { EMPTY_DRAFT, panelOf } from '../dashboards/panel-draft';
import { PanelView } from '../dashboards/panel-view';
import { Panel } from '../dashboards/perses';
import { choicesIn } from '../dashboards/variables';
import { parseLength } from '../explore/query-state';
import { refreshIn } from '../metrics/view';
import { between, DEFAULT_RANGE, gridOver, Range } from '../range/range';
import { rangeIn } from '../range/range-address';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Notice } from '../shell/notice';
import { panelNamed } from './panel-named';

/** One panel: of a dashboard, by its key or its title, or of a query. */
@Component({
  selector: 'pw-single-panel',
  imports: [Notice, PanelView],
  providers: [Cursor],
  template: `
    @if (read.failure(); as failure) {
      <pw-notice tone="bad" [sentence]="failure.sentence" (retry)="read.retry()" />
    } @else if (unknown()) {
      <pw-notice
        tone="bad"
        [sentence]="'The dashboard “' + wish().dashboard + '” has no panel “' + wish().panel + '”.'"
        (retry)="read.retry()"
      />
    }
    @if (shown(); as drawn) {
      <pw-panel-view
        [panel]="drawn"
        [choices]="choices()"
        [grid]="grid()"
        [range]="range()"
        (zoomed)="zoomTo($event)"
        (zoomedBack)="range.set(wanted())"
      />
    }
  `,
  styles: ':host { display: block; height: 100%; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'cursor.clear()' },
})
export default class SinglePanel {
  private readonly library = inject(Library);
  protected readonly wish = readAddress((address) => ({
    dashboard: address.text('dashboard'),
    panel: address.text('panel') ?? '',
    query: address.text('query'),
    heading: address.text('heading'),
    unit: address.text('unit'),
  }));

  protected readonly cursor = inject(Cursor);
  protected readonly read = live(
    () => {
      const { dashboard, query } = this.wish();
      return query !== undefined || dashboard === undefined ? undefined : { topic: dashboard };
    },
    ({ topic }) => this.library.dashboard(topic),
  );
  private readonly document = computed(() => this.read.value()?.dashboard);
  protected readonly shown = computed<Panel | undefined>(() => {
    const { query, heading, unit, panel } = this.wish();
    if (query !== undefined) {
      return panelOf({ ...EMPTY_DRAFT, title: heading ?? query, unit: unit ?? EMPTY_DRAFT.unit, expressions: query }, undefined);
    }
    const document = this.document();
    return document && panelNamed(document, panel);
  });
  protected readonly unknown = computed(() => this.document() !== undefined && this.shown() === undefined);
  protected readonly choices = readAddress((address) => choicesIn(address, this.document()?.spec.variables ?? []));
  protected readonly wanted = readAddress<Range>((address) => {
    const ofDocument = parseLength(this.document()?.spec.duration ?? '');
    return rangeIn(address) ?? (ofDocument === undefined ? DEFAULT_RANGE : { kind: 'last', lengthMs: ofDocument });
  });
  private readonly refreshMs = readAddress((address) => refreshIn(address, this.document()?.spec.refreshInterval));
  protected readonly range = linkedSignal(() => this.wanted());
  private readonly ticker = ticker(computed(() => (this.range().kind === 'last' ? this.refreshMs() : undefined)));
  protected readonly grid = computed(() => gridOver(this.range(), this.ticker.now()));

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.range.set(between(fromMs, toMs));
  }
}
