import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Grid } from '../prometheus/grid';
import { TimeZone } from '../shell/time-zone';
import { clockWithSeconds } from '../unit/time';
import { bandsOf, Flag, flagsOf, Marks } from './marks';

/** What happened, over a chart: a hairline with a flag for an annotation, a band under the time axis for an alert. */
@Component({
  selector: 'pw-mark-layer',
  template: `
    @for (flag of flags(); track flag.x) {
      <i class="line" [style.left.%]="flag.x * 100"></i>
      <button type="button" [style.left.%]="flag.x * 100" [attr.aria-label]="told(flag)" [class.leftward]="flag.x > 0.5">
        <span aria-hidden="true">
          @for (annotation of flag.annotations; track $index) {
            <span class="muted">{{ clock(annotation.atMs) }}</span> {{ annotation.text }}<br />
          }
        </span>
      </button>
    }
    @for (band of bands(); track $index) {
      <i class="band" [style.left.%]="band.left * 100" [style.width.%]="band.width * 100" [title]="band.text"></i>
    }
  `,
  styleUrl: './mark-layer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkLayer {
  private readonly zone = inject(TimeZone).zone;

  readonly marks = input.required<Marks>();
  readonly grid = input.required<Grid>();

  protected readonly flags = computed(() => flagsOf(this.marks().annotations, this.grid()));
  protected readonly bands = computed(() => bandsOf(this.marks().periods, this.grid()));

  protected told({ annotations }: Flag): string {
    return annotations.map(({ atMs, text }) => `${this.clock(atMs)} ${text}`).join(', ');
  }

  protected clock(ms: number): string {
    return clockWithSeconds(ms, this.zone());
  }
}
