import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { AddressNotice } from '../address/address-notice';
import { Commands, offerCommands } from '../commands/commands';
import { Palette } from '../commands/palette';
import { Drafts } from '../draft/drafts';
import { LeaveDialog } from '../draft/leave-dialog';
import { UnsavedWork } from '../draft/unsaved-work';
import { Planes } from '../planes/planes';
import { Session } from '../session/session';
import { utcOffset } from '../unit/time';
import { Brand } from './brand';
import { Kiosk } from './kiosk';
import { Theme } from './theme';
import { TimeZone } from './time-zone';

@Component({
  selector: 'pw-shell',
  imports: [AddressNotice, LeaveDialog, Palette, RouterLink, RouterLinkActive, RouterOutlet],
  providers: [Planes],
  templateUrl: './shell.html',
  styleUrl: './shell.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class Shell {
  private readonly router = inject(Router);
  private readonly zones = inject(TimeZone);
  private readonly planes = inject(Planes);
  private readonly drafts = inject(Drafts);
  private readonly work = inject(UnsavedWork);

  protected readonly brand = inject(Brand);
  protected readonly theme = inject(Theme);
  protected readonly session = inject(Session);
  protected readonly kiosk = inject(Kiosk).on;
  protected readonly zone = this.zones.zone;
  protected readonly offset = computed(() => utcOffset(this.planes.now(), this.zone()));

  constructor() {
    const go = (commands: string) => () => void this.router.navigateByUrl(commands);
    offerCommands([
      { title: 'Overview', keys: 'g o', group: 'Go', run: go('/') },
      { title: 'Metrics', keys: 'g m', group: 'Go', run: go('/charts') },
      { title: 'Compare', keys: 'g c', group: 'Go', run: go('/compare') },
      { title: 'Explore', keys: 'g e', group: 'Go', run: go('/explore') },
      { title: 'Dashboards', keys: 'g d', group: 'Go', run: go('/dashboards') },
      { title: 'Alerts', keys: 'g a', group: 'Go', run: go('/alerts') },
      { title: 'Objectives', keys: 'g s', group: 'Go', run: go('/objectives') },
      { title: 'Data planes', keys: 'g p', group: 'Go', run: go('/planes') },
      { title: 'Light or dark', keys: 't', group: 'Look', run: () => this.theme.toggle() },
      { title: 'Local time or UTC', keys: 'z', group: 'Look', run: () => this.toggleZone() },
      { title: 'Sign out', group: 'Session', run: () => void this.signOut() },
    ]);
    const commands = inject(Commands);
    effect((onCleanup) => {
      const names = this.planes.environments();
      onCleanup(
        commands.offer(
          names.map((name) => ({ title: `Metrics of ${name}`, group: 'Go', run: go(`/charts?env=${encodeURIComponent(name)}`) })),
        ),
      );
    });
  }

  /** Asked before, because a session that has ended can no longer save. */
  protected async signOut(): Promise<void> {
    if (await this.work.mayLeave()) {
      this.drafts.clear();
      this.session.signOut();
    }
  }

  protected toggleZone(): void {
    this.zones.choose(this.zone() === 'utc' ? 'local' : 'utc');
  }
}
