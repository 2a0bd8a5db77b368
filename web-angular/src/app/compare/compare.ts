import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { readAddress } from '../address/read-address';
import { ChartPanel } from '../chart/chart-panel';
import { Cursor } from '../chart/cursor';
import { Span } from '../chart/line-chart';
import { Share } from '../metrics/share';
import { Planes } from '../planes/planes';
import { FormerRanges } from '../range/former-ranges';
import { between, DEFAULT_RANGE, frozen, rangeParams } from '../range/range';
import { rangeIn } from '../range/range-address';
import { RangePicker } from '../range/range-picker';
import { Recents } from '../shell/recents';
import { CompareData, Compared } from './compare-data';
import { DifferenceStrip } from './difference-strip';
import { RouteDifferences } from './route-differences';
import { BEFORE, usualSides } from './sides';
import { VersionTable } from './version-table';

/** Two environments over each other, or one over its own past, and which version runs where. */
@Component({
  selector: 'pw-compare',
  imports: [ChartPanel, DifferenceStrip, RangePicker, RouteDifferences, Share, VersionTable],
  providers: [Cursor, CompareData],
  templateUrl: './compare.html',
  styleUrl: './compare.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'cursor.clear()' },
})
export default class Compare {
  private readonly router = inject(Router);
  private readonly recents = inject(Recents);
  private readonly formerRanges = new FormerRanges();

  private readonly wanted = readAddress((address) => ({
    a: address.text('a'),
    b: address.text('b'),
    range: rangeIn(address) ?? DEFAULT_RANGE,
  }));

  protected readonly before = BEFORE;
  protected readonly planes = inject(Planes);
  protected readonly cursor = inject(Cursor);
  protected readonly data = inject(CompareData);
  protected readonly compared = computed<Compared | undefined>(() => {
    const usual = usualSides(this.planes.environments());
    const { range, ...wanted } = this.wanted();
    const [a, b] = [wanted.a ?? usual?.a, wanted.b ?? usual?.b];
    return a === undefined || b === undefined ? undefined : { a, b, range };
  });
  /** With both sides, because which ones are usual changes with the environments that there are. */
  protected readonly frozen = computed(() => {
    const compared = this.compared();
    return compared === undefined ? {} : paramsOf({ ...compared, range: frozen(compared.range, this.data.now()) });
  });
  /** What the address names is offered as well, so that it can be seen where no plane is of it. */
  protected readonly choices = computed(() => {
    const { a, b } = this.compared() ?? {};
    const named = [a, b].filter((name): name is string => name !== undefined && name !== BEFORE);
    return [...new Set([...this.planes.environments(), ...named])];
  });

  constructor() {
    effect(() => {
      const compared = this.compared();
      if (compared !== undefined) {
        this.data.show(compared);
        this.recents.remember({ label: `${compared.a} and ${compared.b}`, address: this.addressOf(compared) });
      }
    });
  }

  protected show(change: Partial<Compared>): void {
    const compared = this.compared();
    if (compared !== undefined) {
      this.cursor.clear();
      void this.router.navigate([], { queryParams: paramsOf({ ...compared, ...change }), queryParamsHandling: 'merge' });
    }
  }

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.formerRanges.remember(this.compared()?.range ?? DEFAULT_RANGE);
    this.show({ range: between(fromMs, toMs) });
  }

  protected zoomBack(): void {
    this.show({ range: this.formerRanges.before(this.compared()?.range ?? DEFAULT_RANGE) });
  }

  private addressOf(compared: Compared): string {
    return this.router.serializeUrl(this.router.createUrlTree(['/compare'], { queryParams: paramsOf(compared) }));
  }
}

function paramsOf({ a, b, range }: Compared): Record<string, string | null> {
  return { a, b, ...rangeParams(range) };
}
