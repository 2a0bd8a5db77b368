import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { KindsPicker } from '../annotations/kinds-picker';
import { Session } from '../session/session';
import { TimeZone } from '../shell/time-zone';
import { clockWithSeconds } from '../unit/time';
import { Coverage } from './coverage';
import { EnvironmentPicker } from './environment-picker';
import { frozen, rangeParams } from '../range/range';
import { RangePicker } from '../range/range-picker';
import { Share } from './share';
import { RefreshPicker } from './refresh-picker';
import { View } from './view';

@Component({
  selector: 'pw-toolbar',
  imports: [EnvironmentPicker, KindsPicker, RangePicker, RefreshPicker, Share],
  templateUrl: './toolbar.html',
  styleUrl: './toolbar.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Toolbar {
  private readonly zone = inject(TimeZone).zone;
  private readonly session = inject(Session);

  readonly view = input.required<View>();
  readonly coverage = input.required<Coverage>();
  readonly updatedMs = input<number | undefined>();
  readonly nowMs = input.required<number>();
  readonly changed = output<Partial<View>>();
  readonly refreshed = output();
  readonly annotated = output();

  protected readonly mayAnnotate = computed(() => this.session.caller()?.role !== 'VIEWER');
  protected readonly updated = computed(() => {
    const ms = this.updatedMs();
    return ms === undefined ? '' : clockWithSeconds(ms, this.zone());
  });
  protected readonly fixed = computed(() => this.view().range.kind === 'between');
  protected readonly frozen = computed(() => rangeParams(frozen(this.view().range, this.nowMs())));
}
