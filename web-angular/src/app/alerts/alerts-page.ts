import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { readAddress } from '../address/read-address';
import { Planes } from '../planes/planes';
import { rangeIn } from '../range/range-address';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Session } from '../session/session';
import { Notice } from '../shell/notice';
import { Alert } from './alert';
import { AlertHistory } from './alert-history';
import { AlertTable } from './alert-table';
import { Alerting } from './alerting';
import { deliveryText } from './delivery';
import { ReceiversForm } from './receivers-form';
import { firingIn, pendingIn } from './rule-state';
import { SilenceForm } from './silence-form';
import { SilenceTable } from './silence-table';
import { isQuiet, matchingAlerts, severitiesOf, worstAlertFirst } from './worst-alert';

const POLLED_EVERY_MS = 10_000;
const TABS = ['now', 'history', 'silences', 'receivers'] as const;

type Tab = (typeof TABS)[number];

/** What is wrong now, what was, what is silenced, and who is told. */
@Component({
  selector: 'pw-alerts-page',
  imports: [AlertHistory, AlertTable, Notice, ReceiversForm, RouterLink, SilenceForm, SilenceTable],
  templateUrl: './alerts-page.html',
  styleUrl: './alerts-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class AlertsPage {
  private readonly alerting = inject(Alerting);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));
  private readonly form = viewChild.required(SilenceForm);

  protected readonly tab = readAddress<Tab>((address) => address.oneOf('tab', TABS) ?? 'now');
  protected readonly plane = readAddress((address) => address.text('plane') ?? '');
  protected readonly severity = readAddress((address) => address.text('severity') ?? '');
  protected readonly alert = readAddress((address) => address.text('alert') ?? '');
  protected readonly range = readAddress((address) => rangeIn(address));

  protected readonly planes = inject(Planes);
  protected readonly now = this.ticker.now;
  protected readonly mayChange = computed(() => this.session.caller()?.role !== 'VIEWER');
  protected readonly mayAdminister = computed(() => this.session.caller()?.role === 'ADMIN');

  protected readonly told = live(
    () => ({ topic: 'firing', at: this.now() }),
    () => this.alerting.firing(),
  );
  protected readonly rules = live(
    () => ({ topic: 'rules', at: this.now() }),
    () => this.alerting.rules(),
  );
  protected readonly delivery = live(
    () => ({ topic: 'delivery', at: this.now() }),
    () => this.alerting.delivery(),
  );
  protected readonly silences = live(
    () => ({ topic: 'silences', at: this.now() }),
    () => this.alerting.silences(),
  );

  /** Where Alertmanager can't be asked, the engine's own word is better than none. */
  protected readonly alerts = computed(() => {
    const rules = this.rules.value();
    const firing = this.told.value() ?? (this.told.failure() && rules && firingIn(rules));
    return firing && worstAlertFirst([...firing, ...pendingIn(rules ?? [])]);
  });
  protected readonly shown = computed(() => matchingAlerts(this.alerts() ?? [], { plane: this.plane(), severity: this.severity() }));
  protected readonly severities = computed(() => severitiesOf(this.alerts() ?? [], this.severity()));
  protected readonly filtered = computed(() => this.plane() !== '' || this.severity() !== '');
  protected readonly firingCount = computed(
    () => (this.alerts() ?? []).filter((alert) => alert.state === 'firing' && !isQuiet(alert)).length,
  );
  protected readonly activeSilences = computed(() => (this.silences.value() ?? []).filter(({ state }) => state === 'active').length);
  protected readonly reaches = computed(() => {
    const delivery = this.delivery.value();
    return delivery && { silent: delivery.silent, sentence: deliveryText(delivery, this.now()) };
  });
  protected readonly tabs = computed(() => [
    { tab: 'now', label: 'Now', count: this.firingCount() },
    { tab: 'history', label: 'History', count: 0 },
    { tab: 'silences', label: 'Silences', count: this.activeSilences() },
    ...(this.mayAdminister() ? [{ tab: 'receivers', label: 'Receivers', count: 0 }] : []),
  ]);

  protected show(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  protected silence(alert?: Alert): void {
    this.form().open(alert);
  }

  protected changed(): void {
    this.silences.retry();
    this.told.retry();
  }
}
