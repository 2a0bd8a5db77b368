import { ChangeDetectionStrategy, Component, computed, DOCUMENT, ElementRef, inject, input, signal, viewChildren } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Params, Router } from '@angular/router';
import { Dropdown } from '../shell/dropdown';

/** Links to this view: one that goes on with time, one that keeps it as it is now. */
@Component({
  selector: 'pw-share',
  imports: [Dropdown],
  template: `
    <pw-dropdown name="Share" label="Share">
      @for (link of links; track link.kind) {
        <label [attr.for]="link.kind">{{ link.label }}</label>
        <div>
          <input #field readonly class="mono" [id]="link.kind" [value]="addresses()[$index]" (focus)="field.select()" />
          <button type="button" (click)="copy($index)">{{ copied() === $index ? 'Copied' : 'Copy' }}</button>
        </div>
      }
    </pw-dropdown>
  `,
  styles: `
    label {
      display: block;
      padding: 8px 8px 2px;
    }
    div {
      display: flex;
      gap: 8px;
      padding: 0 8px 8px;
    }
    input {
      width: min(360px, 50vw);
    }
    button {
      min-width: 72px;
      justify-content: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Share {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  private readonly fields = viewChildren<ElementRef<HTMLInputElement>>('field');

  /** What the address says otherwise where it is to show for ever what it shows now. */
  readonly frozen = input.required<Params>();

  protected readonly links = [
    { kind: 'live', label: 'Goes on with time' },
    { kind: 'frozen', label: 'As it is now' },
  ] as const;
  protected readonly copied = signal<number | undefined>(undefined);

  protected readonly addresses = computed(() => {
    const params = this.params();
    return [params, { ...params, ...this.frozen() }].map((queryParams) => {
      const tree = this.router.createUrlTree([], { relativeTo: this.route, queryParams });
      return new URL(`.${this.router.serializeUrl(tree)}`, this.document.baseURI).href;
    });
  });

  /** Browsers give the clipboard only to pages of a secure origin; elsewhere the address is selected, to be copied by hand. */
  protected copy(index: number): void {
    const field = this.fields()[index]?.nativeElement;
    field?.select();
    const clipboard = this.document.defaultView?.navigator.clipboard as Clipboard | undefined;
    void clipboard?.writeText(field?.value ?? '').then(
      () => this.copied.set(index),
      // A frame may have no permission; the address is selected all the same.
      () => undefined,
    );
  }
}
