import { effect, inject } from '@angular/core';
import { inkOn, readableOn } from './accent';
import { Brand } from './brand';
import { LOOK_ROOT } from './look-root';
import { Theme } from './theme';

/** Colours what is below the look's root with the vendor's accent, made readable in each theme. */
export function wearBrand(): void {
  const root = inject(LOOK_ROOT);
  const theme = inject(Theme);
  const brand = inject(Brand);
  effect(() => {
    theme.name();
    const accent = brand.accent();
    root.style.removeProperty('--brand-accent');
    root.style.removeProperty('--brand-on-accent');
    if (accent !== undefined) {
      // The darkest surface of the light theme and the lightest of the dark one are the hardest to be read on.
      const readable = readableOn(accent, getComputedStyle(root).getPropertyValue('--surface-2').trim());
      root.style.setProperty('--brand-accent', readable);
      root.style.setProperty('--brand-on-accent', inkOn(readable));
    }
  });
}
