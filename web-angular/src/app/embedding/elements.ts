import { KINDS } from './element-kinds';
import { elementOf } from './embedded-element';

/** Called once by embed/planewatch.js; a page that holds the script twice has the elements once. */
export function defineElements(base: string, nonce: string): void {
  for (const [name, kind] of Object.entries(KINDS)) {
    if (customElements.get(name) === undefined) {
      customElements.define(name, elementOf(kind, { base, nonce }));
    }
  }
}
