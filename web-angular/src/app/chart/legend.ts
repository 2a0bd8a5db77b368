import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { formatValue, Unit } from '../unit/format-value';
import { LineMark } from './line-mark';
import { Line } from './lines';
import { statisticsOf } from './statistics';

const MOST_ROWS = 8;

/** A table of the lines with their figures. A click shows one line alone, Ctrl or Cmd with a click switches a line on or off. */
@Component({
  selector: 'pw-legend',
  imports: [LineMark],
  templateUrl: './legend.html',
  styleUrl: './legend.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Legend {
  private readonly all = signal(false);

  readonly lines = input.required<readonly Line[]>();
  readonly unit = input.required<Unit>();
  readonly title = input.required<string>();
  readonly hidden = model<ReadonlySet<string>>(new Set());

  protected readonly sorted = computed(() =>
    this.lines()
      .map((line) => ({ line, figures: statisticsOf(line.values) }))
      .sort((a, b) => (b.figures.last || 0) - (a.figures.last || 0) || (a.line.name < b.line.name ? -1 : 1)),
  );
  protected readonly rows = computed(() => (this.all() ? this.sorted() : this.sorted().slice(0, MOST_ROWS)));
  protected readonly more = computed(() => this.sorted().length - this.rows().length);

  protected showAll(): void {
    this.all.set(true);
  }

  protected choose(name: string, event: MouseEvent): void {
    const hidden = this.hidden();
    if (event.ctrlKey || event.metaKey) {
      const toggled = new Set(hidden);
      if (!toggled.delete(name)) {
        toggled.add(name);
      }
      this.hidden.set(toggled);
      return;
    }
    const others = this.lines()
      .map((line) => line.name)
      .filter((other) => other !== name);
    const alone = !hidden.has(name) && others.every((other) => hidden.has(other));
    this.hidden.set(new Set(alone ? [] : others));
  }

  protected format(value: number): string {
    return formatValue(value, this.unit());
  }
}
