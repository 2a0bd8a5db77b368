import { effect, inject } from '@angular/core';
import { BrandedTitle } from '../shell/branded-title';
import { Favicon } from '../shell/favicon';
import { OWNS_TAB } from '../shell/owns-tab';
import { Planes } from './planes';

export interface OwnTab {
  /** What the page is about, beyond the name of the page; undefined while that is not known. */
  readonly title: string | undefined;
  /** The one environment that it shows, whose colour the icon takes; undefined for several. */
  readonly environment: string | undefined;
}

/** Tells the browser's tabs apart: by the name of what they show, and by the colour of its environment. */
export function ownTab(tab: () => OwnTab): void {
  if (!inject(OWNS_TAB)) {
    return;
  }
  const [planes, favicon, title] = [inject(Planes), inject(Favicon), inject(BrandedTitle)];
  effect((onCleanup) => {
    title.about(tab().title);
    onCleanup(() => title.about(undefined));
  });
  effect((onCleanup) => {
    const look = planes.looks().get(tab().environment ?? '');
    if (look !== undefined) {
      favicon.colour(look.slot);
      onCleanup(() => favicon.reset());
    }
  });
}
