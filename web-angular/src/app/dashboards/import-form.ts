import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { failureOf } from '../prometheus/failure';
import { fromGrafana, Imported, isGrafana } from './grafana/grafana';
import { parseDashboard, titleOf } from './perses';
import { SavedDashboards } from './saved';

/** Takes a dashboard from a file or a text, of Perses or of Grafana, and tells what is lost before it is saved. */
@Component({
  selector: 'pw-import-form',
  templateUrl: './import-form.html',
  styleUrl: './import-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportForm {
  private readonly saved = inject(SavedDashboards);
  private readonly router = inject(Router);

  protected readonly text = signal('');
  protected readonly refusal = signal('');
  protected readonly read = computed<{ readonly imported?: Imported; readonly problem: string }>(() => {
    if (this.text().trim() === '') {
      return { problem: '' };
    }
    try {
      return { imported: importedFrom(JSON.parse(this.text())), problem: '' };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : 'This can’t be read.' };
    }
  });
  protected readonly title = computed(() => {
    const { imported } = this.read();
    return imported === undefined ? '' : titleOf(imported.dashboard);
  });

  protected async take(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    field.value = '';
    if (file !== undefined) {
      this.text.set(await file.text());
    }
  }

  protected save({ dashboard }: Imported): void {
    this.refusal.set('');
    this.saved.add(dashboard).subscribe({
      next: (id) => void this.router.navigate(['/dashboards', id]),
      error: (error: unknown) => this.refusal.set(failureOf(error).sentence),
    });
  }
}

export function importedFrom(body: unknown): Imported {
  return isGrafana(body) ? fromGrafana(body) : { dashboard: parseDashboard(body), dropped: [] };
}
