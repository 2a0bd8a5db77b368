import { ChangeDetectionStrategy, ChangeDetectorRef, Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { FormDraft } from '../draft/form-draft';
import { Planes } from '../planes/planes';
import { TimeField } from '../range/time-field';
import { Submission } from '../shell/submission';
import { Alert } from './alert';
import { Alerting } from './alerting';
import { silenceWishOf } from './silence';

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
  imports: [FormDraft, TimeField],
  templateUrl: './silence-form.html',
  styleUrls: ['../planes/join-form.css', './silence-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SilenceForm {
  private readonly alerting = inject(Alerting);
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly from = viewChild<TimeField>('from');

  readonly created = output();

  protected readonly planes = inject(Planes);
  protected readonly opened = signal(false);
  protected readonly about = signal<Alert | undefined>(undefined);
  protected readonly kind = signal('silence');
  protected readonly submission = new Submission();
  protected readonly openedMs = signal(0);
  protected readonly lengths = LENGTHS;

  /** With what is known of the alert that it is to silence filled in. */
  open(alert?: Alert): void {
    this.about.set(alert);
    this.kind.set('silence');
    this.submission.clear();
    this.openedMs.set(Date.now());
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected create(fields: HTMLFormElement): void {
    const from = this.from()?.read();
    if (from?.kind === 'problem') {
      this.submission.refuse(from.sentence);
      return;
    }
    // Left as it was offered, it begins now.
    const fromMs = from?.kind !== 'time' || from.ms === this.openedMs() ? undefined : from.ms;
    const form = new FormData(fields);
    const wish = silenceWishOf(form, fromMs, (fromMs ?? Date.now()) + Number(form.get('length')));
    this.submission.send(this.alerting.silence(wish), () => {
      this.dialog().nativeElement.close();
      this.created.emit();
    });
  }
}
