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
import { Span } from '../chart/line-chart';
import { FormDraft } from '../draft/form-draft';
import { Planes } from '../planes/planes';
import { TimeField } from '../range/time-field';
import { Submission } from '../shell/submission';
import { AnnotationWish, Kind } from './annotation';
import { Annotations } from './annotations';
import { planesOf } from './marks-of';

/** A click that trembles is a moment, not a span of time. */
const SHORTEST_SPAN_MS = 1000;

/** Writes a note, or of a deploy, on the charts. */
@Component({
  selector: 'pw-annotation-form',
  imports: [FormDraft, TimeField],
  templateUrl: './annotation-form.html',
  styleUrls: ['../planes/join-form.css', '../alerts/silence-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnnotationForm {
  private readonly annotations = inject(Annotations);
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly from = viewChild<TimeField>('from');
  private readonly to = viewChild<TimeField>('to');

  /** Those in view; their data planes are chosen at first. */
  readonly environments = input<readonly string[]>([]);
  readonly added = output();

  protected readonly planes = inject(Planes);
  protected readonly chosen = computed(() => planesOf(this.environments(), this.planes.list() ?? []));
  protected readonly opened = signal(false);
  protected readonly submission = new Submission();
  protected readonly span = signal<{ readonly fromMs: number; readonly toMs: number | undefined }>({ fromMs: 0, toMs: undefined });

  open({ fromMs, toMs }: Span): void {
    this.span.set({ fromMs, toMs: toMs - fromMs < SHORTEST_SPAN_MS ? undefined : toMs });
    this.submission.clear();
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected add(fields: HTMLFormElement): void {
    const [from, to] = [this.from()?.read(), this.to()?.read()];
    const wrong = [from, to].find((reading) => reading?.kind === 'problem');
    if (wrong !== undefined || from?.kind !== 'time') {
      this.submission.refuse(wrong?.sentence ?? '“From” must be a time; “To” may be empty.');
      return;
    }
    const wish = wishOf(new FormData(fields), from.ms, to?.kind === 'time' ? to.ms : from.ms);
    this.submission.send(this.annotations.add(wish), () => {
      this.dialog().nativeElement.close();
      this.added.emit();
    });
  }
}

function wishOf(form: FormData, fromMs: number, toMs: number): AnnotationWish {
  return {
    kind: String(form.get('kind')) as Kind,
    title: String(form.get('title') ?? '').trim(),
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    planes: form.getAll('planes').map(String),
  };
}
