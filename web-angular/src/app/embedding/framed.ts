import { ChangeDetectionStrategy, Component, CSP_NONCE, DOCUMENT, ElementRef, inject, input, OnInit } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { attributesIn, KINDS } from './element-kinds';
import { defineElements } from './elements';
import { TOKEN_EVENT } from './embed-token';

/**
 * One element alone, for a page that runs no script of ours and frames it instead; its attributes stand in the address. The framing page is
 * asked for a token by the message `{ type: 'planewatch-token' }` and answers by one with the `token` in it.
 */
@Component({
  selector: 'pw-framed',
  template: '',
  styles: ':host { display: block; height: 100vh; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(window:message)': 'hear($event)' },
})
export default class Framed implements OnInit {
  private readonly document = inject(DOCUMENT);
  private readonly nonce = inject(CSP_NONCE);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly parameters = inject(ActivatedRoute).snapshot.queryParams;
  private shown: (HTMLElement & { token?: string }) | undefined;

  readonly element = input.required<string>();

  ngOnInit(): void {
    const name = this.element();
    const kind = KINDS[name];
    if (kind === undefined) {
      this.host.textContent = `There is no element “${name}”; there are ${Object.keys(KINDS).join(', ')}.`;
      return;
    }
    defineElements(new URL('.', this.document.baseURI).href, this.nonce ?? '');
    this.shown = this.document.createElement(name);
    for (const [attribute, value] of attributesIn(kind, this.parameters)) {
      this.shown.setAttribute(attribute, value);
    }
    // To whoever frames it: the question holds no secret, and the policy says who may frame.
    this.shown.addEventListener(TOKEN_EVENT, () => this.document.defaultView?.parent.postMessage({ type: TOKEN_EVENT }, '*'));
    this.host.append(this.shown);
  }

  protected hear({ source, data }: MessageEvent<unknown>): void {
    const { type, token } = (data ?? {}) as Record<string, unknown>;
    if (this.shown !== undefined && source === this.document.defaultView?.parent && type === TOKEN_EVENT && typeof token === 'string') {
      this.shown.token = token;
    }
  }
}
