import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { readAddress } from '../address/read-address';
import { live } from '../refresh/live';
import { Notice } from '../shell/notice';
import { Session } from '../session/session';
import { accessText } from './access';
import { Bin } from './bin';
import { ImportForm } from './import-form';
import { Library } from './library';
import { NewDashboard } from './new-dashboard';
import { SavedDashboards } from './saved';

/** Every dashboard that there is something to see on. */
@Component({
  selector: 'pw-dashboards',
  imports: [Bin, ImportForm, NewDashboard, Notice, RouterLink],
  templateUrl: './dashboards.html',
  styleUrl: './dashboards.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Dashboards {
  private readonly library = inject(Library);
  private readonly store = inject(SavedDashboards);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly filter = readAddress((address) => address.text('filter') ?? '');

  protected readonly presets = live(
    () => ({ topic: 'presets' }),
    () => this.library.presets(),
  );
  protected readonly saved = live(
    () => ({ topic: 'saved' }),
    () => this.store.list(),
  );
  protected readonly importing = signal(false);
  protected readonly binShown = signal(false);
  protected readonly accessText = accessText;
  protected readonly mayChange = computed(() => this.session.caller()?.role !== 'VIEWER');
  protected readonly kept = computed(() => {
    const words = this.filter().toLowerCase().split(/\s+/);
    return (this.saved.value() ?? []).filter(({ title, name, owner }) =>
      words.every((word) => `${title} ${name} ${owner}`.toLowerCase().includes(word)),
    );
  });
  protected readonly shown = computed(() => {
    const words = this.filter().toLowerCase().split(/\s+/);
    return (this.presets.value() ?? []).filter(({ title, description }) =>
      words.every((word) => `${title} ${description}`.toLowerCase().includes(word)),
    );
  });

  protected search(filter: string): void {
    void this.router.navigate([], { queryParams: { filter: filter || null }, replaceUrl: true });
  }
}
