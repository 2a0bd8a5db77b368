import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { Params, RouterLink } from '@angular/router';
import { Exemplar } from '../prometheus/exemplar';
import { ENGINE_AWAY_SENTENCE, isOfCacheAlone } from '../prometheus/failure';
import { Live } from '../refresh/live';
import { TimeZone } from '../shell/time-zone';
import { clockWithSeconds } from '../unit/time';
import { csvOf } from './csv';
import { HiddenLines } from './hidden-lines';
import { inTurn } from './in-turn';
import { Legend } from './legend';
import { LineChart, Span } from './line-chart';
import { isBlank, Lines, LinesMeaning, newestSampleMs } from './lines';
import { Marks, NO_MARKS } from './marks';
import { fileName, save, saveBlob } from './save';
import { TableToggle } from './table-toggle';
import { ValuesTable } from './values-table';
import { WhyBlank } from './why-blank';

const LEGEND_ROW_PX = 24;

/** Everything around a chart: title, progress, failure, the kinds of blank, the table view and the legend. */
@Component({
  selector: 'pw-chart-panel',
  imports: [Legend, LineChart, RouterLink, TableToggle, ValuesTable, WhyBlank],
  templateUrl: './chart-panel.html',
  styleUrl: './chart-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChartPanel {
  private readonly zone = inject(TimeZone).zone;
  private readonly chart = viewChild(LineChart);
  private readonly hiddenLines = inject(HiddenLines);

  readonly meaning = input.required<LinesMeaning>();
  readonly answer = input.required<Live<Lines>>();
  /** What the lines answer; where they are none, their selectors tell why. */
  readonly queries = input.required<readonly string[]>();
  /** Whether the page shows another span where one is chosen. */
  readonly zoomable = input(true);
  readonly marks = input<Marks>(NO_MARKS);
  /** The address of this chart's query in Explore. */
  readonly explore = input<Params | undefined>();
  readonly exemplars = input<readonly Exemplar[]>([]);
  /** How many legend rows to keep room for, so that nothing jumps when the lines arrive. */
  readonly expectedLines = input(1);
  readonly zoomed = output<Span>();
  readonly zoomedBack = output();
  readonly marked = output<Span>();
  readonly markRemoved = output<string>();

  /** In the address, so that a copied link shows the same lines. */
  protected readonly hidden = computed(() => this.hiddenLines.of(this.meaning().title));
  protected readonly asTable = signal(false);
  protected readonly lines = inTurn(computed(() => this.answer().value()));
  protected readonly warnings = computed(() => (this.lines()?.warnings ?? []).filter((warning) => !isOfCacheAlone([warning])));
  /** Why and since when nothing newer is shown; undefined where the newest is. */
  protected readonly outdated = computed(() => {
    const lines = this.lines();
    const away = isOfCacheAlone(lines?.warnings ?? []) ? ENGINE_AWAY_SENTENCE : undefined;
    const sentence = this.answer().failure()?.sentence ?? away;
    if (lines === undefined || sentence === undefined) {
      return undefined;
    }
    const newestMs = newestSampleMs(lines);
    return newestMs === undefined ? sentence : `Data until ${clockWithSeconds(newestMs, this.zone())}. ${sentence}`;
  });
  protected readonly empty = computed(() => {
    const lines = this.lines();
    return lines !== undefined && isBlank(lines);
  });
  protected readonly legendRoom = computed(() => LEGEND_ROW_PX * (1 + Math.min(8, Math.max(1, this.expectedLines()))));

  protected download(): void {
    const lines = this.lines();
    if (lines !== undefined) {
      save(csvOf(lines), fileName(this.meaning().title, 'csv'));
    }
  }

  protected downloadPicture(): void {
    this.chart()
      ?.picture()
      ?.toBlob((blob) => {
        if (blob !== null) {
          saveBlob(blob, fileName(this.meaning().title, 'png'));
        }
      });
  }

  protected hide(names: ReadonlySet<string>): void {
    this.hiddenLines.hide(this.meaning().title, names);
  }
}
