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
import { Planes } from '../planes/planes';
import { fromField, toField } from '../range/local-time';
import { TimeZone } from '../shell/time-zone';
import { utcOffset } from '../unit/time';
import { Submission } from '../shell/submission';
import { AnnotationWish, Kind } from './annotation';
import { Annotations } from './annotations';
import { planesOf } from './marks-of';

/** A click that trembles is a moment, not a span of time. */
const SHORTEST_SPAN_MS = 1000;

/** Writes a note, or of a deploy, on the charts. */
@Component({
  selector: 'pw-annotation-form',
  templateUrl: './annotation-form.html',
  styleUrls: ['../planes/join-form.css', '../alerts/silence-form.css'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnnotationForm {
  private readonly annotations = inject(Annotations);
  private readonly zone = inject(TimeZone).zone;
  private readonly view = inject(ChangeDetectorRef);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  /** Those in view; their data planes are chosen at first. */
  readonly environments = input<readonly string[]>([]);
  readonly added = output();

  protected readonly planes = inject(Planes);
  protected readonly chosen = computed(() => planesOf(this.environments(), this.planes.list() ?? []));
  protected readonly opened = signal(false);
  protected readonly submission = new Submission();
  protected readonly from = signal('');
  protected readonly to = signal('');

  open({ fromMs, toMs }: Span): void {
    this.from.set(toField(fromMs, this.zone()));
    this.to.set(toMs - fromMs < SHORTEST_SPAN_MS ? '' : toField(toMs, this.zone()));
    this.submission.clear();
    this.opened.set(true);
    // Drawn before it opens, so that its first field gets the focus.
    this.view.detectChanges();
    this.dialog().nativeElement.showModal();
  }

  protected offset(): string {
    return utcOffset(Date.now(), this.zone());
  }

  protected add(fields: HTMLFormElement): void {
    const wish = this.wishOf(new FormData(fields));
    if (wish === undefined) {
      this.submission.refuse('From and to are times, and to may be empty.');
      return;
    }
    this.submission.send(this.annotations.add(wish), () => {
      this.dialog().nativeElement.close();
      this.added.emit();
    });
  }

  private wishOf(form: FormData): AnnotationWish | undefined {
    const [from, to] = ['from', 'to'].map((name) => String(form.get(name) ?? ''));
    const fromMs = fromField(from ?? '', this.zone());
    const toMs = to ? fromField(to, this.zone()) : fromMs;
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) {
      return undefined;
    }
    return {
      kind: String(form.get('kind')) as Kind,
      title: String(form.get('title') ?? '').trim(),
      from: new Date(fromMs).toISOString(),
      to: new Date(toMs).toISOString(),
      planes: form.getAll('planes').map(String),
    };
  }
}
