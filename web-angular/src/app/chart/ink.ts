import { computed, inject, Injectable } from '@angular/core';
import { LOOK_ROOT } from '../shell/look-root';
import { Theme } from '../shell/theme';

/** The theme's colours as values, because a canvas does not know CSS's variables. */
export interface InkColours {
  readonly series: readonly string[];
  readonly text: string;
  readonly muted: string;
  readonly surface: string;
  readonly border: string;
  readonly gridLine: string;
  readonly warn: string;
  readonly bad: string;
}

@Injectable({ providedIn: 'root' })
export class Ink {
  private readonly root = inject(LOOK_ROOT);
  private readonly theme = inject(Theme);

  readonly colours = computed<InkColours>(() => {
    this.theme.name();
    const style = getComputedStyle(this.root);
    const read = (name: string) => style.getPropertyValue(name).trim();
    return {
      series: Array.from({ length: 8 }, (_, index) => read(`--series-${index + 1}`)),
      text: read('--text'),
      muted: read('--text-muted'),
      surface: read('--surface-1'),
      border: read('--border'),
      gridLine: read('--grid-line'),
      warn: read('--warn'),
      bad: read('--bad'),
    };
  });
}
