import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Grid } from '../prometheus/grid';
import { TimeZone } from '../shell/time-zone';
import { clockWithSeconds } from '../unit/time';
import { bandsOf, Flag, flagsOf, Marks } from './marks';

/** What happened, over a chart: a hairline with a flag for a moment, a band under the time axis for a period. */
@Component({
  selector: 'pw-mark-layer',
  templateUrl: './mark-layer.html',
  styleUrl: './mark-layer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MarkLayer {
  private readonly zone = inject(TimeZone).zone;
  private readonly widthPx = signal(0);
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  readonly marks = input.required<Marks>();
  readonly grid = input.required<Grid>();
  /** Something that was written by hand is to be taken away. */
  readonly removed = output<string>();

  protected readonly flags = computed(() => flagsOf(this.marks().moments, this.grid(), this.widthPx()));
  protected readonly bands = computed(() => bandsOf(this.marks().periods, this.grid()));
  protected readonly shown = signal<Flag | undefined>(undefined);

  constructor() {
    const resized = new ResizeObserver(([layer]) => this.widthPx.set(layer?.contentRect.width ?? 0));
    resized.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
    inject(DestroyRef).onDestroy(() => resized.disconnect());
  }

  protected told({ moments }: Flag): string {
    return moments.map(({ atMs, text }) => `${this.clock(atMs)} ${text}`).join(', ');
  }

  protected clock(ms: number): string {
    return clockWithSeconds(ms, this.zone());
  }

  protected show(flag: Flag): void {
    this.shown.set(flag);
    this.box().nativeElement.showPopover();
  }

  protected remove(id: string): void {
    this.box().nativeElement.hidePopover();
    this.removed.emit(id);
  }
}
