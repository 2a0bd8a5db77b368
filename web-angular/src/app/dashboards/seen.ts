import { DestroyRef, ElementRef, inject, signal, Signal } from '@angular/core';

/** Whether the component has been in sight: what nobody has scrolled to asks nothing. */
export function seen(): Signal<boolean> {
  const known = signal(false);
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) {
      known.set(true);
      observer.disconnect();
    }
  });
  observer.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
  inject(DestroyRef).onDestroy(() => observer.disconnect());
  return known.asReadonly();
}
