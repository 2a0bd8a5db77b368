import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  CSP_NONCE,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  model,
  output,
  viewChild,
} from '@angular/core';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { promqlEditing } from './promql-editing';

/** A PromQL expression being written, with completion of what the caller may see. Enter runs it, Shift+Enter begins a new line. */
@Component({
  selector: 'pw-query-editor',
  template: '<div #place></div>',
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueryEditor {
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly nonce = inject(CSP_NONCE, { optional: true });
  private view: EditorView | undefined;

  readonly expression = model.required<string>();
  readonly label = input.required<string>();
  readonly ran = output();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.view?.destroy());
    afterNextRender(() => this.open());
    effect(() => {
      const wanted = this.expression();
      const written = this.view?.state.doc.toString();
      if (this.view !== undefined && wanted !== written) {
        this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: wanted } });
      }
    });
  }

  focus(): void {
    this.view?.focus();
  }

  private open(): void {
    const extensions = [
      promqlEditing(() => this.ran.emit()),
      EditorView.contentAttributes.of({ 'aria-label': this.label() }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) {
          this.expression.set(state.doc.toString());
        }
      }),
    ];
    if (this.nonce !== null) {
      extensions.push(EditorView.cspNonce.of(this.nonce));
    }
    this.view = new EditorView({ parent: this.place().nativeElement, state: EditorState.create({ doc: this.expression(), extensions }) });
  }
}
