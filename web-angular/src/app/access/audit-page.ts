import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { TimeField } from '../range/time-field';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { Administration } from './administration';
import { auditFilterOf, auditParams, EVERYTHING } from './audit-filter';
import { detailText, RecordedChange } from './recorded-change';

/** Who changed what and when, with a filter, pages and export. */
@Component({
  selector: 'pw-audit-page',
  imports: [Notice, RouterLink, TimeField],
  templateUrl: './audit-page.html',
  styleUrls: ['./access-page.css', './audit-page.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AuditPage {
  private readonly administration = inject(Administration);
  private readonly zone = inject(TimeZone).zone;
  private readonly from = viewChild.required<TimeField>('from');
  private readonly to = viewChild.required<TimeField>('to');

  protected readonly filter = signal(EVERYTHING);
  protected readonly problem = signal('');
  /** The cursors of the pages after the first, up to the one that is shown. */
  protected readonly cursors = signal<readonly number[]>([]);
  protected readonly page = live(
    () => ({ topic: JSON.stringify(this.filter()), before: this.cursors().at(-1), filter: this.filter() }),
    ({ before, filter }) => this.administration.changes(filter, before),
  );
  protected readonly exported = computed(() => {
    const params = new URLSearchParams(auditParams(this.filter()));
    return (format: string) => `api/planewatch/audit/export?${new URLSearchParams([...params, ['format', format]]).toString()}`;
  });

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }

  protected detail(change: RecordedChange): string {
    return detailText(change, this.zone());
  }

  protected apply(form: HTMLFormElement): void {
    const readings = [this.from().read(), this.to().read()];
    const wrong = readings.find((reading) => reading.kind === 'problem');
    this.problem.set(wrong?.sentence ?? '');
    if (wrong === undefined) {
      const [fromMs, toMs] = readings.map((reading) => (reading.kind === 'time' ? reading.ms : undefined));
      this.cursors.set([]);
      this.filter.set(auditFilterOf(new FormData(form), fromMs, toMs));
    }
  }

  protected clear(form: HTMLFormElement): void {
    form.reset();
    this.from().reset();
    this.to().reset();
    this.apply(form);
  }

  protected older(next: number): void {
    this.cursors.update((cursors) => [...cursors, next]);
  }

  protected newer(): void {
    this.cursors.update((cursors) => cursors.slice(0, -1));
  }
}
