import { Dashboard, GRID_COLUMNS, GridItem, Layout, nameOf, Panel } from '../perses';
import { Fields, fieldsOf, listOf, textOf, unread } from '../fields';
import { panelOf } from './panel';
import { variableOf } from './variable';

export interface Imported {
  readonly dashboard: Dashboard;
  /** What could not be taken over, one thing a line. */
  readonly dropped: readonly string[];
}

/** Read, or about how Grafana keeps a dashboard. */
const READ = new Set(
  (
    'title description panels rows templating time refresh uid id version schemaVersion style tags timezone timepicker editable gnetId graphTooltip ' +
    'iteration hideControls sharedCrosshair fiscalYearStartMonth liveNow weekStart preload __inputs __requires __elements annotations revision'
  ).split(' '),
);

const ROW_HEIGHT = 8;
const SPAN_COLUMNS = 12;

interface Placed {
  readonly body: Fields;
  readonly place: Omit<GridItem, 'content'>;
}

interface Section {
  readonly title: string;
  readonly placed: readonly Placed[];
}

export function isGrafana(body: unknown): boolean {
  const fields = fieldsOf(body);
  return fields['kind'] === undefined && (Array.isArray(fields['panels']) || Array.isArray(fields['rows']));
}

/** A dashboard of Grafana's (version 4 and later) as a Perses document, with everything named that is lost. */
export function fromGrafana(body: unknown): Imported {
  const fields = fieldsOf(body);
  const dropped: string[] = [...unread(fields, READ)];
  if (listOf(fieldsOf(fields['annotations'])['list']).some((entry) => fieldsOf(entry)['builtIn'] !== 1)) {
    dropped.push('annotations of its own (alerts and releases are marked on every chart)');
  }
  const variables = listOf(fieldsOf(fields['templating'])['list']).flatMap((entry) => {
    const read = variableOf(fieldsOf(entry));
    dropped.push(...read.dropped);
    return read.variable === undefined ? [] : [read.variable];
  });
  const panels: Record<string, Panel> = {};
  const layouts = sectionsOf(fields).flatMap(({ title, placed }): Layout[] => {
    const items = placed.flatMap(({ body: own, place }): GridItem[] => {
      const read = panelOf(own);
      dropped.push(...read.dropped);
      if (read.panel === undefined) {
        return [];
      }
      const key = `panel${Object.keys(panels).length}`;
      panels[key] = read.panel;
      return [{ ...place, content: { $ref: `#/spec/panels/${key}` } }];
    });
    return items.length === 0 ? [] : [{ kind: 'Grid', spec: { ...(title === '' ? {} : { display: { title } }), items } }];
  });
  const title = textOf(fields['title']) || 'Imported dashboard';
  const duration = /^now-(\d+[smhdw])$/.exec(textOf(fieldsOf(fields['time'])['from']))?.[1];
  const refresh = textOf(fields['refresh']);
  const display = { name: title, ...(textOf(fields['description']) === '' ? {} : { description: textOf(fields['description']) }) };
  return {
    dropped,
    dashboard: {
      kind: 'Dashboard',
      metadata: { name: nameOf(title), project: 'planewatch' },
      spec: {
        display,
        ...(duration === undefined ? {} : { duration }),
        ...(refresh === '' ? {} : { refreshInterval: refresh }),
        variables,
        panels,
        layouts,
      },
    },
  };
}

/** Panels below a row's title belong to it, whether the row holds them itself or they follow it. */
function sectionsOf(fields: Fields): readonly Section[] {
  if (Array.isArray(fields['rows'])) {
    return listOf(fields['rows']).map((row) => oldRow(fieldsOf(row)));
  }
  const sections: { title: string; placed: Placed[] }[] = [{ title: '', placed: [] }];
  for (const panel of listOf(fields['panels']).map(fieldsOf)) {
    if (panel['type'] === 'row') {
      sections.push({ title: textOf(panel['title']), placed: listOf(panel['panels']).map((inner) => placed(fieldsOf(inner))) });
    } else {
      sections.at(-1)?.placed.push(placed(panel));
    }
  }
  return sections.filter((section) => section.placed.length > 0).map(({ title, placed: own }) => ({ title, placed: fromTop(own) }));
}

function placed(body: Fields): Placed {
  const { x, y, w, h } = fieldsOf(body['gridPos']) as Record<string, number | undefined>;
  return { body, place: { x: x ?? 0, y: y ?? 0, width: w ?? GRID_COLUMNS / 2, height: h ?? ROW_HEIGHT } };
}

/** Each section has a grid of its own here, which begins at its top. */
function fromTop(all: readonly Placed[]): readonly Placed[] {
  const top = Math.min(...all.map(({ place }) => place.y));
  return all.map(({ body, place }) => ({ body, place: { ...place, y: place.y - top } }));
}

/** Before version 5 panels had a width of twelve parts and stood in a row one after the other. */
function oldRow(row: Fields): Section {
  let [x, y] = [0, 0];
  const all = listOf(row['panels'])
    .map(fieldsOf)
    .map((body): Placed => {
      const width = Math.min(GRID_COLUMNS, (Number(body['span']) || SPAN_COLUMNS) * (GRID_COLUMNS / SPAN_COLUMNS));
      if (x + width > GRID_COLUMNS) {
        [x, y] = [0, y + ROW_HEIGHT];
      }
      const place = { x, y, width, height: ROW_HEIGHT };
      x += width;
      return { body, place };
    });
  return { title: textOf(row['title']), placed: all };
}
