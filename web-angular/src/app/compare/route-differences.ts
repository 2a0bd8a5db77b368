import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { Live } from '../refresh/live';
import { FigureText } from '../unit/figure-text';
import { RouteDifference } from './route-difference';

const FIRST_ROWS = 12;

/** The routes that differ most between the two sides, with the figures of both. */
@Component({
  selector: 'pw-route-differences',
  imports: [FigureText],
  templateUrl: './route-differences.html',
  styleUrl: './route-differences.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RouteDifferences {
  private readonly all = signal(false);

  readonly answer = input.required<Live<readonly RouteDifference[]>>();

  protected readonly nothing = Number.NaN;
  protected readonly differences = computed(() => this.answer().value() ?? []);
  protected readonly shown = computed(() => (this.all() ? this.differences() : this.differences().slice(0, FIRST_ROWS)));

  protected showAll(): void {
    this.all.set(true);
  }
}
