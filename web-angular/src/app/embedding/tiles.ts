import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { readAddress } from '../address/read-address';
import { fleetHealth } from '../overview/fleet-health';
import { matching } from '../overview/plane-groups';
import { PlaneTile } from '../overview/plane-tile';
import { worstFirst } from '../planes/plane-health';
import { Planes } from '../planes/planes';
import { Notice } from '../shell/notice';

/** A tile a data plane, the worst first, as on the overview. */
@Component({
  selector: 'pw-tiles',
  imports: [Notice, PlaneTile],
  template: `
    @if (planes.failure(); as failure) {
      <pw-notice tone="bad" [sentence]="failure.sentence" (retry)="planes.retry()" />
    } @else if (fleet.vitals.failure(); as failure) {
      <pw-notice tone="warn" [sentence]="'Metrics can’t be read: ' + failure.sentence" (retry)="fleet.vitals.retry()" />
    }
    @if (planes.list()) {
      <div class="tiles">
        @for (health of shown(); track health.plane.id) {
          <pw-plane-tile [health]="health" [nowMs]="planes.now()" [chip]="true" [links]="wish().links" />
        } @empty {
          <p class="muted">There is no data plane to see here.</p>
        }
      </div>
    } @else if (!planes.failure()) {
      <div class="tiles skeletons" aria-hidden="true"><i></i><i></i><i></i></div>
    }
  `,
  styleUrl: '../overview/tiles.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Tiles {
  protected readonly planes = inject(Planes);
  protected readonly fleet = fleetHealth();

  /** `links` is present where the embedding page lets the tiles lead to the control plane's pages. */
  protected readonly wish = readAddress((address) => ({ filter: address.text('filter') ?? '', links: address.has('links') }));
  protected readonly shown = computed(() => worstFirst(matching(this.fleet.planes(), this.wish().filter)));
}
