import { ApplicationRef } from '@angular/core';
import { Router } from '@angular/router';
import tokens from '../../tokens.css' with { loader: 'text' };
import { Theme } from '../shell/theme';
import { ElementKind, Given } from './element-kinds';
import { EmbedToken } from './embed-token';
import { embedded, Source } from './embedded-application';
import layout from './layout.css' with { loader: 'text' };

export const OPEN_EVENT = 'planewatch-open';
const COMMON = ['token', 'theme'];

/** A custom element that holds a view of the control plane; the application inside lives as long as the element is on the page. */
export function elementOf(kind: ElementKind, source: Source): CustomElementConstructor {
  return class extends HTMLElement {
    static readonly observedAttributes = [...COMMON, ...kind.attributes];

    private readonly root = this.attachShadow({ mode: 'open' });
    private application: Promise<ApplicationRef> | undefined;
    private shownToken = '';
    private address = '';

    constructor() {
      super();
      this.root.adoptedStyleSheets = [sheetOf(tokens), sheetOf(layout)];
      this.root.addEventListener('click', (event) => lead(event, this, source.base), { capture: true });
    }

    get token(): string {
      return this.shownToken;
    }

    set token(token: string) {
      this.shownToken = token;
      void this.bring(token);
    }

    connectedCallback(): void {
      this.takeEarly();
      this.application ??= this.start();
    }

    /** An element that is only moved comes back at once. */
    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (!this.isConnected) {
          this.end();
        }
      });
    }

    attributeChangedCallback(name: string, _former: string | null, value: string | null): void {
      if (name === 'token') {
        this.token = value ?? '';
      } else {
        void this.application?.then((application) => this.show(application));
      }
    }

    private async start(): Promise<ApplicationRef> {
      this.address = '';
      this.root.replaceChildren(document.createElement('pw-frame'));
      const application = await embedded(this, this.root.firstElementChild as Element, source);
      application.injector.get(EmbedToken).use(this.shownToken);
      this.show(application);
      return application;
    }

    private show({ injector }: ApplicationRef): void {
      const given: Given = (attribute) => this.getAttribute(attribute) ?? undefined;
      const theme = given('theme');
      injector.get(Theme).wear(theme === 'light' || theme === 'dark' ? theme : undefined);
      const address = kind.address(given);
      // What a person chose inside stays, unless the attributes ask for another view.
      if (address !== this.address) {
        this.address = address;
        void injector.get(Router).navigateByUrl(address);
      }
    }

    /** Once it was refused, a new token begins anew: nothing asks again by itself. */
    private async bring(token: string): Promise<void> {
      const application = await this.application;
      const tokens = application?.injector.get(EmbedToken);
      if (tokens?.refusal() === undefined) {
        tokens?.use(token);
      } else if (token !== '') {
        this.end();
        this.application = this.start();
      }
    }

    private end(): void {
      void this.application?.then((application) => application.destroy());
      this.application = undefined;
    }

    /** What the page set before this script had come hides the accessor. */
    private takeEarly(): void {
      const early = Object.getOwnPropertyDescriptor(this, 'token')?.value as unknown;
      if (typeof early === 'string') {
        delete (this as { token?: string }).token;
        this.token = early;
      }
    }
  };
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** A link leads to the control plane's own page, beside this one, unless the embedding page takes it over. */
function lead(event: Event, element: HTMLElement, base: string): void {
  const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
  if (link === undefined || !link.href.startsWith(base) || link.hasAttribute('download')) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const options = { bubbles: true, composed: true, cancelable: true, detail: { href: link.href } };
  if (element.dispatchEvent(new CustomEvent(OPEN_EVENT, options))) {
    window.open(link.href, '_blank', 'noopener');
  }
}
