import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { FormDraft } from '../draft/form-draft';
import { Planes } from '../planes/planes';
import { TimeField } from '../range/time-field';
import { Submission } from '../shell/submission';
import { Alert } from './alert';
import { Alerting } from './alerting';
import { silenceWishOf, SilenceWish } from './silence';
import { severitiesOf } from './worst-alert';
import { furtherLabels, previewOf } from './silence-preview';

/** Of the alerts that are matched, so many are named. */
const MOST_NAMED = 3;
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
  private readonly form = viewChild<ElementRef<HTMLFormElement>>('form');
  private readonly from = viewChild<TimeField>('from');

  readonly created = output();
  /** Those that fire now, for the preview. */
  readonly alerts = input<readonly Alert[]>([]);

  protected readonly planes = inject(Planes);
  protected readonly opened = signal(false);
  protected readonly about = signal<Alert | undefined>(undefined);
  protected readonly kind = signal('silence');
  protected readonly further = signal<readonly (readonly [name: string, value: string])[]>([]);
  private readonly wish = signal<SilenceWish | undefined>(undefined);
  protected readonly preview = computed(() => {
    const wish = this.wish();
    return wish && previewOf(wish, this.alerts());
  });
  protected readonly severities = computed(() => severitiesOf(this.alerts(), this.about()?.severity ?? ''));
  protected readonly matchedNames = computed(() => {
    const names = (this.preview()?.matched ?? []).map(({ summary, name }) => summary || name);
    return names.length <= MOST_NAMED ? names : [...names.slice(0, MOST_NAMED), `and ${names.length - MOST_NAMED} more`];
  });
  protected readonly submission = new Submission();
  protected readonly openedMs = signal(0);
  protected readonly lengths = LENGTHS;

  /** With what is known of the alert that it is to silence filled in. */
  open(alert?: Alert): void {
    this.about.set(alert);
    this.kind.set('silence');
    this.further.set(furtherLabels(alert?.labels ?? {}));
    this.submission.clear();
    this.openedMs.set(Date.now());
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
    this.look();
  }

  protected addLabel(): void {
    this.further.update((labels) => [...labels, ['', '']]);
  }

  protected removeLabel(at: number): void {
    this.further.set(this.typed().filter((_label, index) => index !== at));
    this.view.detectChanges();
    this.look();
  }

  /** What the form would silence as it is filled now. */
  protected look(): void {
    const fields = this.form()?.nativeElement;
    this.wish.set(fields && silenceWishOf(new FormData(fields), undefined, 0));
  }

  /** The further labels as they stand in the form. */
  private typed(): readonly (readonly [name: string, value: string])[] {
    const form = new FormData(this.form()?.nativeElement);
    const values = form.getAll('matcherValue').map(String);
    return form.getAll('matcherName').map((name, index) => [String(name), values[index] ?? '']);
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
