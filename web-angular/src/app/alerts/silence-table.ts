import { ChangeDetectionStrategy, Component, computed, inject, input, output, viewChild } from '@angular/core';
import { Live } from '../refresh/live';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Alerting } from './alerting';
import { Silence, silencedText, soonestFirst } from './silence';

const MOST_ENDED = 20;

/** Silences and maintenance windows: those in force, those to come, and the last that ended. */
@Component({
  selector: 'pw-silence-table',
  imports: [DeleteDialog, Notice],
  templateUrl: './silence-table.html',
  styleUrls: ['../shell/table.css', './silence-table.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SilenceTable {
  private readonly alerting = inject(Alerting);
  private readonly zone = inject(TimeZone).zone;
  private readonly question = viewChild.required(DeleteDialog);

  readonly silences = input.required<Live<readonly Silence[]>>();
  readonly nowMs = input.required<number>();
  readonly mayChange = input(false);
  readonly changed = output();

  protected readonly text = silencedText;
  protected readonly rows = computed(() => {
    const all = soonestFirst(this.silences().value() ?? []);
    const ended = all.findIndex(({ state }) => state === 'ended');
    return ended < 0 ? all : all.slice(0, ended + MOST_ENDED);
  });

  protected told(ms: number): string {
    return moment(ms, this.nowMs(), this.zone());
  }

  protected end(silence: Silence): void {
    this.question().open(`End the silence of ${silencedText(silence)}?`, () => this.alerting.endSilence(silence));
  }
}
