/** A matcher for exactly these label values; Prometheus anchors its patterns, so alternatives need no ^ and $. */
export function oneOf(label: string, values: readonly string[]): string {
  return `${label}=~${quoted(values.map(escapedPattern).join('|'))}`;
}

export function equals(label: string, value: string): string {
  return `${label}=${quoted(value)}`;
}

export function selector(metric: string, ...matchers: readonly string[]): string {
  const given = matchers.filter((matcher) => matcher !== '');
  return given.length === 0 ? metric : `${metric}{${given.join(',')}}`;
}

export function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds % 86_400 === 0) {
    return `${seconds / 86_400}d`;
  }
  if (seconds % 3600 === 0) {
    return `${seconds / 3600}h`;
  }
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

function escapedPattern(value: string): string {
  return value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}
