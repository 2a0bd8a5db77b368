import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { of } from 'rxjs';
import { readAddress } from '../address/read-address';
import { AnnotationForm } from '../annotations/annotation-form';
import { liveMarks } from '../annotations/annotations';
import { KindsPicker } from '../annotations/kinds-picker';
import { Cursor } from '../chart/cursor';
import { Span } from '../chart/line-chart';
import { offerCommands } from '../commands/commands';
import { historyKeyOf, isTyping } from '../draft/undo-keys';
import { parseLength } from '../explore/query-state';
import { RefreshPicker } from '../metrics/refresh-picker';
import { Share } from '../metrics/share';
import { ownTab } from '../planes/own-tab';
import { refreshIn, refreshText } from '../metrics/view';
import { failureOf } from '../prometheus/failure';
import { FormerRanges } from '../range/former-ranges';
import { between, DEFAULT_RANGE, frozen, gridOver, Range, rangeParams } from '../range/range';
import { rangeIn } from '../range/range-address';
import { RangePicker } from '../range/range-picker';
import { live } from '../refresh/live';
import { ticker } from '../refresh/ticker';
import { Kiosk } from '../shell/kiosk';
import { DeleteDialog } from '../shell/delete-dialog';
import { Notice } from '../shell/notice';
import { Session } from '../session/session';
import { OWNS_TAB } from '../shell/owns-tab';
import { Recents } from '../shell/recents';
import { AccessForm } from './access-form';
import { DashboardDraft } from './dashboard-draft';
import { DocumentMenu } from './document-menu';
import { Library } from './library';
import { PanelView } from './panel-view';
import { PanelForm } from './panel-form';
import { panelKeyOf, titleOf } from './perses';
import { PlaceHandles } from './place-handles';
import { VariablePicker } from './variable-picker';
import { choiceParam, choicesIn } from './variables';

/** A dashboard as its document says, with the values, the range and the refresh that stand in the address. */
@Component({
  selector: 'pw-viewer',
  imports: [
    AccessForm,
    AnnotationForm,
    DeleteDialog,
    DocumentMenu,
    KindsPicker,
    Notice,
    PanelForm,
    PanelView,
    PlaceHandles,
    RangePicker,
    RefreshPicker,
    RouterLink,
    Share,
    VariablePicker,
  ],
  providers: [Cursor, DashboardDraft],
  templateUrl: './viewer.html',
  styleUrl: './viewer.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown.escape)': 'cursor.clear()', '(document:keydown)': 'onKey($event)' },
})
export default class Viewer {
  private readonly library = inject(Library);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly form = viewChild.required(PanelForm);
  private readonly question = viewChild.required(DeleteDialog);
  private readonly annotationForm = viewChild.required(AnnotationForm);
  private readonly recents = inject(Recents);
  private readonly formerRanges = new FormerRanges();

  readonly name = input.required<string>();

  protected readonly cursor = inject(Cursor);
  protected readonly kiosk = inject(Kiosk).on;
  /** Inside another application there is no head to bring back. */
  protected readonly mayLeaveKiosk = inject(OWNS_TAB);
  protected readonly read = live(
    () => ({ topic: this.name() }),
    ({ topic }) => this.library.dashboard(topic),
  );
  protected readonly draft = inject(DashboardDraft);
  protected readonly dashboard = computed(() => this.draft.dashboard() ?? this.read.value()?.dashboard);
  protected readonly mayChange = computed(() => this.session.caller()?.role !== 'VIEWER');
  /** The role allows changes, and the dashboard is for no plane beyond the caller's. */
  protected readonly mayEdit = computed(() => this.mayChange() && this.read.value()?.mayChange === true);
  protected readonly title = computed(() => {
    const dashboard = this.dashboard();
    return dashboard === undefined ? this.name() : titleOf(dashboard);
  });
  protected readonly variables = computed(() => this.dashboard()?.spec.variables ?? []);
  protected readonly choices = readAddress((address) => choicesIn(address, this.variables()));
  protected readonly range = readAddress<Range>((address) => {
    const ofDocument = parseLength(this.dashboard()?.spec.duration ?? '');
    return rangeIn(address) ?? (ofDocument === undefined ? DEFAULT_RANGE : { kind: 'last', lengthMs: ofDocument });
  });
  protected readonly refreshMs = readAddress((address) => refreshIn(address, this.dashboard()?.spec.refreshInterval));
  private readonly onlyEnvironment = computed(() => {
    const [only, ...others] = this.choices()['environment'] ?? [];
    return others.length === 0 ? only : undefined;
  });
  private readonly ticker = ticker(computed(() => (this.range().kind === 'last' ? this.refreshMs() : undefined)));
  protected readonly now = this.ticker.now;
  protected readonly grid = computed(() => gridOver(this.range(), this.now()));
  protected readonly frozen = computed(() => rangeParams(frozen(this.range(), this.now())));
  protected readonly isEmpty = computed(() => Object.keys(this.dashboard()?.spec.panels ?? {}).length === 0);
  protected readonly annotated = liveMarks(() => ({ grid: this.grid(), environments: [] }));
  protected readonly keyOf = panelKeyOf;

  constructor() {
    offerCommands([
      { title: 'Refresh now', keys: 'r', group: 'Dashboard', run: () => this.refresh() },
      { title: 'Kiosk', keys: 'k', group: 'Dashboard', run: () => this.turnKiosk() },
    ]);
    ownTab(() => ({ title: this.dashboard() && this.title(), environment: this.onlyEnvironment() }));
    effect(() => {
      // A change begun on one dashboard has no place on the next one.
      const name = this.name();
      untracked(() => this.draft.resume(name));
    });
    effect(() => {
      if (this.dashboard() !== undefined) {
        this.recents.remember({ label: this.title(), address: `/dashboards/${encodeURIComponent(this.name())}` });
      }
    });
  }

  protected turnKiosk(): void {
    this.show({ kiosk: this.kiosk() ? null : '1' });
  }

  protected refresh(): void {
    this.ticker.tick();
  }

  protected choose(variable: string, values: readonly string[]): void {
    this.show(choiceParam(variable, values));
  }

  protected chooseRange(range: Range): void {
    this.cursor.clear();
    // What is the default elsewhere is told here, because the document may have another one.
    this.show({ ...rangeParams(range), ...(range.kind === 'last' ? { range: rangeParams(range).range ?? '5m' } : {}) });
  }

  protected chooseRefresh(ms: number | undefined): void {
    this.show({ refresh: refreshText(ms) });
  }

  protected zoomTo({ fromMs, toMs }: Span): void {
    this.formerRanges.remember(this.range());
    this.chooseRange(between(fromMs, toMs));
  }

  protected zoomBack(): void {
    this.chooseRange(this.formerRanges.before(this.range()));
  }

  protected annotate(span: Span): void {
    if (this.mayChange()) {
      this.annotationForm().open(span);
    }
  }

  /** Without a key it is a new panel. */
  protected openPanel(key?: string): void {
    this.form().open(this.draft.panel(key));
  }

  protected beginWithPanel(): void {
    const saved = this.read.value();
    if (saved !== undefined && this.draft.dashboard() === undefined) {
      this.draft.begin(saved);
    }
    this.openPanel();
  }

  protected save(): void {
    this.draft.save(() => this.read.retry());
  }

  /** Of two versions the caller's; the other one stays in the list of versions. */
  protected saveOver(): void {
    this.library.dashboard(this.name()).subscribe({
      next: (saved) => this.draft.saveOver(saved, () => this.read.retry()),
      error: (error: unknown) => this.draft.refusal.set(failureOf(error).sentence),
    });
  }

  /** Asks, where there is something to lose. */
  protected discard(): void {
    if (!this.draft.isUnsaved()) {
      this.draft.discard();
      return;
    }
    this.question().open(`Discard your changes to “${this.title()}”?`, () => of(undefined));
  }

  protected discarded(): void {
    this.draft.discard();
    this.read.retry();
  }

  protected onKey(event: KeyboardEvent): void {
    const change = isTyping(event) ? undefined : historyKeyOf(event);
    if (change !== undefined && this.draft.dashboard() !== undefined) {
      event.preventDefault();
      this.draft[change]();
    }
  }

  private show(queryParams: Record<string, string | string[] | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
