import { And, BinaryExpr, Eql, Gte, Gtr, Lss, Lte, Neq, ParenExpr, parser, PromQL, Unless } from '@prometheus-io/lezer-promql';
import { Threshold } from '../chart/lines';
import { Labels, RangeAnswer } from '../prometheus/answer';
import { formatTick, formatValue, Unit } from '../unit/format-value';
import { Alert } from './alert';

const COMPARISONS = [Eql, Gte, Gtr, Lss, Lte, Neq];
const CONDITIONS = [And, Unless];

export interface Measured {
  readonly expression: string;
  /** It fires by falling, not by rising. */
  readonly below: boolean;
}

/**
 * What an alert's expression measures: the left side of its comparison, which has a value also while nothing is wrong. A further
 * condition joined by `and` is left out.
 */
export function measuredBy(expression: string): Measured {
  let node = parser.parse(expression).topNode;
  let below = false;
  for (let child = node.firstChild; child !== null; child = node.firstChild) {
    const operator = child.nextSibling?.type.id ?? -1;
    const compares = isOf(node.type.id, operator, COMPARISONS);
    const descends = node.type.id === PromQL || isOf(node.type.id, operator, CONDITIONS);
    if (node.type.id === ParenExpr) {
      node = child.nextSibling ?? child;
      continue;
    }
    if (!descends && !compares) {
      break;
    }
    below ||= compares && operator !== Gtr && operator !== Gte;
    node = child;
  }
  return { expression: expression.slice(node.from, node.to) || expression, below };
}

function isOf(type: number, operator: number, operators: readonly number[]): boolean {
  return type === BinaryExpr && operators.includes(operator);
}

/** The series that an alert is about: those with no label that says otherwise. */
export function seriesOf({ labels }: Alert, answer: RangeAnswer): RangeAnswer {
  const agrees = (own: Labels) => Object.entries(own).every(([name, value]) => name === '__name__' || (labels[name] ?? value) === value);
  return { ...answer, series: answer.series.filter((series) => agrees(series.labels)) };
}

const UNITS: Readonly<Record<string, Unit>> = { ratio: 'ratio', s: 'seconds', '1/s': 'per-second', bytes: 'bytes', By: 'bytes' };
/** Units that count things, told as words in the plural. */
const COUNTED = /^[a-z]{3,}$/;

export function unitOf({ unit }: Alert): Unit {
  return UNITS[unit] ?? 'count';
}

/** A value in the alert's unit; empty where there is none. */
export function told(alert: Alert, value: number): string {
  if (Number.isNaN(value)) {
    return '';
  }
  const figure = formatValue(value, unitOf(alert));
  const things = UNITS[alert.unit] === undefined && COUNTED.test(alert.unit) ? alert.unit : '';
  return `${figure} ${value === 1 ? things.replace(/s$/, '') : things}`.trimEnd();
}

export function thresholdOf(alert: Alert, below: boolean): { readonly threshold?: Threshold } {
  const { threshold: value, severity } = alert;
  if (Number.isNaN(value)) {
    return {};
  }
  return {
    threshold: { value, label: `limit ${formatTick(value, unitOf(alert))}`, tone: severity === 'critical' ? 'bad' : 'warn', below },
  };
}
