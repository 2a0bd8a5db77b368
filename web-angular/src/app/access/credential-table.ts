import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TimeZone } from '../shell/time-zone';
import { moment } from '../unit/time';
import { ApiToken } from './api-token';
import { SignedInSession } from './signed-in-session';

const WORDS = {
  sessions: { label: 'Sessions', by: 'Signed in by', created: 'Since', expires: 'Until', end: 'End', endOf: 'End the session of' },
  tokens: { label: 'API tokens', by: 'Created by', created: 'Created', expires: 'Expires', end: 'Revoke', endOf: 'Revoke' },
} as const;

/** Sessions or API tokens, a row each, with a button that ends one. */
@Component({
  selector: 'pw-credential-table',
  template: `
    <table [attr.aria-label]="words().label">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" class="short">Role</th>
          <th scope="col">Sees</th>
          <th scope="col" class="who">{{ words().by }}</th>
          @if (kind() === 'sessions') {
            <th scope="col" class="who">Address</th>
          }
          <th scope="col" class="time">{{ words().created }}</th>
          <th scope="col" class="time">{{ words().expires }}</th>
          <th scope="col" class="short">
            <span class="visually-hidden">{{ words().end }}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.credential.id) {
          <tr>
            <th scope="row" [title]="row.credential.name">
              <bdi>{{ row.credential.name }}</bdi>
              @if (row.current) {
                <span class="muted"> (this browser)</span>
              }
            </th>
            <td class="short">{{ row.credential.role.toLowerCase() }}</td>
            <td [title]="row.credential.sees">{{ row.credential.sees }}</td>
            <td class="who muted">{{ row.by }}</td>
            @if (kind() === 'sessions') {
              <td class="who mono" [title]="row.address">{{ row.address || 'unknown' }}</td>
            }
            <td class="time muted">{{ told(row.credential.createdMs) }}</td>
            <td class="time">{{ told(row.credential.expiresMs) }}</td>
            <td class="short">
              @if (!row.current) {
                <button
                  type="button"
                  class="quiet"
                  (click)="end.emit(row.credential)"
                  [attr.aria-label]="words().endOf + ' ' + row.credential.name"
                >
                  {{ words().end }}
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
export class CredentialTable<T extends ApiToken | SignedInSession> {
  private readonly zone = inject(TimeZone).zone;

  readonly kind = input.required<keyof typeof WORDS>();
  readonly credentials = input.required<readonly T[]>();
  readonly end = output<T>();

  protected readonly words = computed(() => WORDS[this.kind()]);
  protected readonly rows = computed(() => this.credentials().map((credential) => ({ credential, ...originOf(credential) })));

  protected told(ms: number): string {
    return moment(ms, Date.now(), this.zone());
  }
}

function originOf(credential: ApiToken | SignedInSession): { readonly by: string; readonly address: string; readonly current: boolean } {
  return 'createdBy' in credential
    ? { by: credential.createdBy, address: '', current: false }
    : { by: credential.signedInBy, address: credential.clientAddress, current: credential.current };
}
