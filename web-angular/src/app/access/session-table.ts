import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { SignedInSession } from './signed-in-session';

/** Sessions, a row each, with a button that ends one. */
@Component({
  selector: 'pw-session-table',
  template: `
    <table aria-label="Sessions">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="short">Role</th>
          <th scope="col">Sees</th>
          <th scope="col" class="who">Signed in by</th>
          <th scope="col" class="who">Address</th>
          <th scope="col" class="time">Since</th>
          <th scope="col" class="time">Until</th>
          <th scope="col" class="short"><span class="visually-hidden">End</span></th>
        </tr>
      </thead>
      <tbody>
        @for (session of sessions(); track session.id) {
          <tr>
            <th scope="row" [title]="session.name">
              <bdi>{{ session.name }}</bdi>
              @if (session.current) {
                <span class="muted"> (this browser)</span>
              }
            </th>
            <td class="short">{{ session.role.toLowerCase() }}</td>
            <td [title]="session.sees">{{ session.sees }}</td>
            <td class="who">{{ session.signedInBy }}</td>
            <td class="who mono" [title]="session.clientAddress">{{ session.clientAddress || 'unknown' }}</td>
            <td class="time muted">{{ told(session.createdMs) }}</td>
            <td class="time muted">{{ told(session.expiresMs) }}</td>
            <td class="short">
              @if (!session.current) {
                <button type="button" class="quiet" (click)="end.emit(session)" [attr.aria-label]="'End the session of ' + session.name">
                  End
                </button>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionTable {
  private readonly zone = inject(TimeZone).zone;

  readonly sessions = input.required<readonly SignedInSession[]>();
  readonly end = output<SignedInSession>();

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }
}
