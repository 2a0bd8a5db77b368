import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { map } from 'rxjs';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { parsePlaces, wrongOf } from './place';

const POLLED_EVERY_MS = 10_000;

/** The data planes whose data does not come all the way: what is wrong, since when, and what to do. */
@Component({
  selector: 'pw-broken-ladders',
  imports: [RouterLink],
  template: `
    @if (places().length > 0) {
      <h2 id="broken">What does not arrive</h2>
      <ul aria-labelledby="broken">
        @for (place of places(); track place.plane) {
          <li>
            <a [routerLink]="['/planes', place.plane]">{{ place.plane }}</a> {{ place.wrong }} since {{ place.since }}.
            <span class="muted">{{ place.whatToDo }}</span>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    h2 {
      margin: 0 0 4px;
      font-size: 13px;
    }

    ul {
      display: grid;
      gap: 4px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrokenLadders {
  private readonly http = inject(HttpClient);
  private readonly zone = inject(TimeZone).zone;
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));

  private readonly seen = live(
    () => ({ topic: 'ladder', atMs: this.ticker.now() }),
    () => this.http.get<unknown>('/api/planewatch/ladder').pipe(map(parsePlaces)),
  );
  protected readonly places = computed(() =>
    (this.seen.value() ?? []).map((place) => ({
      ...place,
      wrong: wrongOf(place),
      since: moment(place.sinceMs, this.ticker.now(), this.zone()),
    })),
  );
}
