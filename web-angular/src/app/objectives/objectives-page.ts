import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { readAddress } from '../address/read-address';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Session } from '../session/session';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { worstBudgetFirst } from './budget-state';
import { BUDGET_SPAN_TEXTS } from './budget-spans';
import { Objective } from './objective';
import { ObjectiveCard } from './objective-card';
import { ObjectiveForm } from './objective-form';
import { Objectives } from './objectives';
import { OpenSloForm } from './openslo-form';

const POLLED_EVERY_MS = 60_000;

/** What was promised of the service, and how much of it may still go wrong. */
@Component({
  selector: 'pw-objectives-page',
  imports: [DeleteDialog, Notice, ObjectiveCard, ObjectiveForm, OpenSloForm],
  templateUrl: './objectives-page.html',
  styleUrl: './objectives-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export default class ObjectivesPage {
  private readonly objectives = inject(Objectives);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly question = viewChild.required(DeleteDialog);
  private readonly ticker = ticker(signal(POLLED_EVERY_MS));
  private readonly form = viewChild.required(ObjectiveForm);

  /** The id of the one whose chart is open. */
  protected readonly open = readAddress((address) => address.text('open') ?? '');
  protected readonly range = readAddress((address) => address.oneOf('range', BUDGET_SPAN_TEXTS));

  protected readonly now = this.ticker.now;
  protected readonly listed = live(
    () => ({ topic: 'objectives', at: this.now() }),
    () => this.objectives.list(),
  );
  protected readonly shown = computed(() => {
    const list = this.listed.value();
    return list && worstBudgetFirst(list);
  });
  protected readonly mayChange = computed(() => this.session.caller()?.role !== 'VIEWER');

  protected edit(objective?: Objective): void {
    this.form().open(objective);
  }

  protected remove(objective: Objective): void {
    this.question().open(`Remove the objective “${objective.name}”?`, () => this.objectives.remove(objective));
  }

  protected show(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
