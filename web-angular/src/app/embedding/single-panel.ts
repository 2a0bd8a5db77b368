import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { Cursor } from '../chart/cursor';
import { Span } from '../chart/line-chart';
import { Library } from '../dashboards/library';
import { EMPTY_DRAFT, panelOf } from '../dashboards/panel-draft';
import { PanelView } from '../dashboards/panel-view';
import { Panel } from '../dashboards/perses';
import { choicesFrom } from '../dashboards/variables';
import { parseLength } from '../explore/query-state';
import { parseRefresh } from '../metrics/view';
import { between, DEFAULT_RANGE, gridOver, parseRange, Range } from '../range/range';
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
      <pw-notice tone="bad" [sentence]="'The dashboard “' + dashboard() + '” has no panel “' + panel() + '”.'" (retry)="read.retry()" />
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
  private readonly params = toSignal<Readonly<Record<string, string | undefined>>>(inject(ActivatedRoute).queryParams, {
    requireSync: true,
  });

  readonly dashboard = input<string | undefined>();
  readonly panel = input<string | undefined>();
  readonly query = input<string | undefined>();

  protected readonly cursor = inject(Cursor);
  protected readonly read = live(
    () => {
      const name = this.dashboard();
      return this.query() !== undefined || name === undefined ? undefined : { topic: name };
    },
    ({ topic }) => this.library.dashboard(topic),
  );
  private readonly document = computed(() => this.read.value()?.dashboard);
  protected readonly shown = computed<Panel | undefined>(() => {
    const query = this.query();
    const { heading, unit } = this.params();
    if (query !== undefined) {
      return panelOf({ ...EMPTY_DRAFT, title: heading ?? query, unit: unit ?? EMPTY_DRAFT.unit, expressions: query }, undefined);
    }
    const document = this.document();
    return document && panelNamed(document, this.panel() ?? '');
  });
  protected readonly unknown = computed(() => this.document() !== undefined && this.shown() === undefined);
  protected readonly choices = computed(() => choicesFrom(this.params(), this.document()?.spec.variables ?? []));
  protected readonly wanted = computed<Range>(() => {
    const ofDocument = parseLength(this.document()?.spec.duration ?? '');
    return (
      parseRange(this.params()['range'], undefined, undefined) ??
      (ofDocument === undefined ? DEFAULT_RANGE : { kind: 'last', lengthMs: ofDocument })
    );
  });
  protected readonly range = linkedSignal(() => this.wanted());
  private readonly ticker = ticker(
    computed(() =>
      this.range().kind === 'last' ? parseRefresh(this.params()['refresh'] ?? this.document()?.spec.refreshInterval) : undefined,
    ),
  );
  protected readonly grid = computed(() => gridOver(this.range(), this.ticker.now()));

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.range.set(between(fromMs, toMs));
  }
}
