import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { ApiToken } from './api-token';

/** API tokens, a row each, with a button that revokes one. */
@Component({
  selector: 'pw-token-table',
  template: `
    <table aria-label="API tokens">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="short">Role</th>
          <th scope="col">Sees</th>
          <th scope="col" class="who">Created by</th>
          <th scope="col" class="time">Created</th>
          <th scope="col" class="time">Expires</th>
          <th scope="col" class="short"><span class="visually-hidden">Revoke</span></th>
        </tr>
      </thead>
      <tbody>
        @for (token of tokens(); track token.id) {
          <tr>
            <th scope="row" [title]="token.name">
              <bdi>{{ token.name }}</bdi>
            </th>
            <td class="short">{{ token.role.toLowerCase() }}</td>
            <td [title]="token.sees">{{ token.sees }}</td>
            <td class="who muted">{{ token.createdBy }}</td>
            <td class="time muted">{{ told(token.createdMs) }}</td>
            <td class="time">{{ told(token.expiresMs) }}</td>
            <td class="short">
              <button type="button" class="quiet" (click)="revoke.emit(token)" [attr.aria-label]="'Revoke ' + token.name">Revoke</button>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styleUrl: './access-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TokenTable {
  private readonly zone = inject(TimeZone).zone;

  readonly tokens = input.required<readonly ApiToken[]>();
  readonly revoke = output<ApiToken>();

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }
}
