import { computed, DestroyRef, inject, Injectable, Signal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { Address, AddressParams, refusalSentence } from './address';

/** What the pages in view could not use of the address. */
@Injectable({ providedIn: 'root' })
export class AddressProblems {
  private readonly sources = signal<readonly Signal<readonly string[]>[]>([]);

  /** Empty where everything could be used. */
  readonly sentence = computed(() => refusalSentence(this.sources().flatMap((source) => source())));

  add(source: Signal<readonly string[]>): () => void {
    this.sources.update((sources) => [...sources, source]);
    return () => this.sources.update((sources) => sources.filter((other) => other !== source));
  }
}

/**
 * What the page shows, by its address; call it where a component is constructed. The value stays the same object as long as the address says
 * the same, so that a parameter of something else asks for nothing anew.
 */
export function readAddress<T>(read: (address: Address) => T): Signal<T> {
  const params = toSignal<AddressParams>(inject(ActivatedRoute).queryParams, { requireSync: true });
  const reading = computed(() => {
    const address = new Address(params());
    return { value: read(address), refused: address.refused() };
  });
  inject(DestroyRef).onDestroy(inject(AddressProblems).add(computed(() => reading().refused)));
  return computed(() => reading().value, { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) });
}
