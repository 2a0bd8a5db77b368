import { ChangeDetectionStrategy, Component, DOCUMENT, effect, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { inkOn, readableOn } from './shell/accent';
import { Brand } from './shell/brand';
import { Theme } from './shell/theme';

@Component({
  selector: 'pw-root',
  template: '<router-outlet />',
  imports: [RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  // Asked for here, because the sign-in page has a theme and a brand before there is a shell.
  private readonly theme = inject(Theme);
  private readonly brand = inject(Brand);

  constructor() {
    const root = inject(DOCUMENT).documentElement;
    effect(() => {
      this.theme.name();
      const accent = this.brand.accent();
      root.style.removeProperty('--accent');
      root.style.removeProperty('--on-accent');
      if (accent !== undefined) {
        // The darkest surface of the light theme and the lightest of the dark one are the hardest to be read on.
        const readable = readableOn(accent, getComputedStyle(root).getPropertyValue('--surface-2').trim());
        root.style.setProperty('--accent', readable);
        root.style.setProperty('--on-accent', inkOn(readable));
      }
    });
  }
}
