import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Sparkline } from '../chart/sparkline';
import { Live } from '../refresh/live';
import { FigureText } from '../unit/figure-text';
import { formatValue, Unit } from '../unit/format-value';
import { CardFigure, changeOf } from './card-figure';

@Component({
  selector: 'pw-figure-card',
  imports: [FigureText, Sparkline],
  templateUrl: './figure-card.html',
  styleUrl: './figure-card.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FigureCard {
  readonly label = input.required<string>();
  readonly unit = input.required<Unit>();
  readonly figure = input.required<Live<CardFigure>>();
  readonly trend = input.required<Float64Array>();
  /** A rise of this much, as a share of the former value or in points of a ratio, is worth a colour; undefined where more is not worse. */
  readonly worseAbove = input<number | undefined>();

  protected readonly nothing = Number.NaN;
  protected readonly change = computed(() => {
    const figure = this.figure().value();
    return figure && changeOf(figure, this.unit() === 'ratio');
  });
  protected readonly worse = computed(() => {
    const [figure, limit] = [this.figure().value(), this.worseAbove()];
    if (figure === undefined || limit === undefined) {
      return false;
    }
    return this.unit() === 'ratio' ? figure.now - figure.before > limit : figure.now > figure.before * (1 + limit);
  });
  protected readonly before = computed(() => formatValue(this.figure().value()?.before ?? Number.NaN, this.unit()));
}
