import { fieldsOf } from '../api/fields';

/** What one environment may still fail by an objective. */
export interface Budget {
  readonly environment: string;
  readonly planes: readonly string[];
  /** Share of events that has to be good. */
  readonly target: number;
  /** Events in the window, and those of them that were bad. */
  readonly total: number;
  readonly bad: number;
  readonly compliance: number;
  /** 1 untouched, 0 used up, below 0 overdrawn. */
  readonly left: number;
  /** The pace of the last hour; 1 is the one that just lasts. */
  readonly burnRate: number;
  /** Undefined where the pace lasts, or nothing is left. */
  readonly goneInSeconds: number | undefined;
  readonly worstRoute: string | undefined;
  readonly words: string;
}

/** An objective as it was written. */
export interface Definition {
  readonly name: string;
  readonly description: string;
  readonly service: string;
  readonly events: string;
  readonly counts: 'good' | 'bad';
  readonly total: string;
  readonly target: number;
  readonly targets: Readonly<Record<string, number>>;
  readonly windowDays: number;
  readonly planes: readonly string[];
  readonly environments: readonly string[];
  readonly linesOfBusiness: readonly string[];
}

export interface Objective {
  /** In addresses; most often the name. */
  readonly id: string;
  readonly name: string;
  /** The one that a change is made on. */
  readonly rowVersion: number;
  /** False where it reaches data planes that the reader does not see, and so can't change it. */
  readonly whole: boolean;
  readonly definition: Definition;
  readonly author: string;
  readonly budgets: readonly Budget[];
  /** Data planes in which it is no longer counted, each with the reason. */
  readonly lost: Readonly<Record<string, string>>;
}

export function parseObjectives(body: unknown): readonly Objective[] {
  const { objectives } = fieldsOf<'ObjectiveList'>(body);
  if (!Array.isArray(objectives)) {
    throw new Error('The control plane did not answer with a list of objectives.');
  }
  return objectives.map((entry: unknown) => {
    const { id, name, rowVersion, whole, objective, author, budgets, lost } = fieldsOf<'ObjectiveView'>(entry);
    return {
      id: String(id),
      name: String(name),
      rowVersion: Number(rowVersion),
      whole: whole === true,
      definition: definitionOf(objective),
      author: String(author ?? ''),
      budgets: Array.isArray(budgets) ? budgets.map(budgetOf) : [],
      lost: Object.fromEntries(Object.entries(lost ?? {}).map(([plane, reason]) => [plane, String(reason)])),
    };
  });
}

/** Changes with each of the objectives. */
export function versionOf(body: unknown): string {
  return String(fieldsOf<'ObjectiveList'>(body).version ?? '');
}

function budgetOf(entry: unknown): Budget {
  const view = fieldsOf<'BudgetView'>(entry);
  return {
    environment: String(view.environment),
    planes: namesOf(view.planes),
    target: Number(view.target),
    total: Number(view.total),
    bad: Number(view.bad),
    compliance: Number(view.compliance),
    left: Number(view.budgetLeft),
    burnRate: Number(view.burnRate),
    goneInSeconds: typeof view.goneInSeconds === 'number' ? view.goneInSeconds : undefined,
    worstRoute: typeof view.worstRoute === 'string' ? view.worstRoute : undefined,
    words: String(view.words ?? ''),
  };
}

function definitionOf(objective: unknown): Definition {
  const written = (typeof objective === 'object' && objective !== null ? objective : {}) as Readonly<Record<string, unknown>>;
  const text = (name: string) => String(written[name] ?? '');
  return {
    name: text('name'),
    description: text('description'),
    service: text('service'),
    events: text('events'),
    counts: written['counts'] === 'good' ? 'good' : 'bad',
    total: text('total'),
    target: Number(written['target']),
    targets: Object.fromEntries(Object.entries(written['targets'] ?? {}).map(([name, share]) => [name, Number(share)])),
    windowDays: Number(written['windowDays']),
    planes: namesOf(written['planes']),
    environments: namesOf(written['environments']),
    linesOfBusiness: namesOf(written['linesOfBusiness']),
  };
}

function namesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
