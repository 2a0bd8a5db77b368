import { ChangeDetectionStrategy, ChangeDetectorRef, Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { Planes } from '../planes/planes';
import { fromField, toField } from '../range/local-time';
import { TimeZone } from '../shell/time-zone';
import { utcOffset } from '../unit/time';
import { Submission } from '../shell/submission';
import { Alert } from './alert';
import { Alerting } from './alerting';
import { SilenceWish, silenceWishOf } from './silence';

const HOUR_MS = 3_600_000;

const LENGTHS = [
  { ms: HOUR_MS, label: '1 hour' },
  { ms: 4 * HOUR_MS, label: '4 hours' },
  { ms: 24 * HOUR_MS, label: '1 day' },
  { ms: 7 * 24 * HOUR_MS, label: '1 week' },
];

/** Silences alerts for a while, or opens a maintenance window for data planes. */
@Component({
  selector: 'pw-silence-form',
  templateUrl: './silence-form.html',
  styleUrls: ['../planes/join-form.css', './silence-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SilenceForm {
  private readonly alerting = inject(Alerting);
  private readonly zone = inject(TimeZone).zone;
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly created = output();

  protected readonly planes = inject(Planes);
  protected readonly opened = signal(false);
  protected readonly about = signal<Alert | undefined>(undefined);
  protected readonly kind = signal('silence');
  protected readonly submission = new Submission();
  protected readonly start = signal('');
  protected readonly lengths = LENGTHS;

  /** With what is known of the alert that it is to silence filled in. */
  open(alert?: Alert): void {
    this.about.set(alert);
    this.kind.set('silence');
    this.submission.clear();
    this.start.set(toField(Date.now(), this.zone()).slice(0, 16));
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected offset(): string {
    return utcOffset(Date.now(), this.zone());
  }

  protected create(fields: HTMLFormElement): void {
    const form = new FormData(fields);
    const wish = this.wishOf(form);
    if (wish === undefined) {
      this.submission.refuse('The beginning is no time.');
      return;
    }
    this.submission.send(this.alerting.silence(wish), () => {
      this.dialog().nativeElement.close();
      this.created.emit();
    });
  }

  /** Undefined where the beginning is no time; left as it was offered, it begins now. */
  private wishOf(form: FormData): SilenceWish | undefined {
    const start = String(form.get('from') ?? '');
    const fromMs = start === '' || start === this.start() ? undefined : fromField(start, this.zone());
    return Number.isNaN(fromMs) ? undefined : silenceWishOf(form, fromMs, (fromMs ?? Date.now()) + Number(form.get('length')));
  }
}
