import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EnvironmentChip } from '../planes/environment-chip';
import { Plane } from '../planes/plane';
import { versionMatrix } from './versions';

/** Which version runs where; what lags behind stands under the environment's name. */
@Component({
  selector: 'pw-version-table',
  imports: [EnvironmentChip, RouterLink],
  templateUrl: './version-table.html',
  styleUrl: './version-table.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionTable {
  readonly planes = input.required<readonly Plane[]>();

  protected readonly matrix = computed(() => versionMatrix(this.planes()));
}
