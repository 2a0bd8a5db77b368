#!/usr/bin/env node
// Writes the tables of docs/configuration.md from the declarations of the settings: node docs/configuration.mjs
//
// A setting is a line, and the comment above it is its meaning. [Brackets] at the end of the comment contain the unit and range. "Unset:"
// introduces the behaviour without a value. A setting without a comment shares the row of the setting above it.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const root = new URL('..', import.meta.url);
const page = new URL('docs/configuration.md', root);

// For each source, the pattern of a line that declares a setting: its name and its default.
const PROPERTY = /^(?:# )?(?<name>planewatch\.[a-z.-]+)=(?<value>.*)$/;
const LINES = {
  'containers/native/settings.sh': /^[a-z_]+=\$\{(?<name>PLANEWATCH_[A-Z_]+):-(?<value>.*)\}$/,
  'controlplane-war/src/main/resources/META-INF/microprofile-config.properties': PROPERTY,
  'dataplane-war/src/main/resources/META-INF/microprofile-config.properties': PROPERTY,
  '.env': /^(?<name>[A-Z][A-Z0-9_]+)=(?<value>.*)$/,
};

/** The files that declare settings. */
export const SOURCES = Object.keys(LINES);

/** Defaults that the page shows in words, because the source contains an expression. */
const READABLE = { '${project.version}': "the build's", '$root/.planewatch': '`.planewatch` in the source tree', '${XDG_CACHE_HOME:-$HOME/.cache}/planewatch': '`~/.cache/planewatch`' };

/** The page with the tables that the sources declare. */
export function generated(text = readFileSync(page, 'utf8')) {
  return text.replace(/(<!-- from (\S+) -->\n)[\s\S]*?(<!-- end -->)/g, (_, begin, source, end) => `${begin}${table(source)}${end}`);
}

/** The settings of a source: [{ names, values, meaning, unset, unit }]. */
export function settings(source) {
  const line = LINES[source];
  const found = [];
  let comment = [];
  for (const text of readFileSync(new URL(source, root), 'utf8').split('\n')) {
    const setting = line.exec(text);
    if (setting) {
      if (comment.length > 0) found.push({ names: [], values: [], ...meaning(comment.join(' ')) });
      comment = [];
      found.at(-1)?.names.push(setting.groups.name);
      found.at(-1)?.values.push(setting.groups.value);
    } else if (text.startsWith('# ')) comment.push(text.slice(2));
    else comment = [];
  }
  return found;
}

function meaning(comment) {
  const [, text, unit] = /^(.*?)(?: \[([^\]]*)\])?$/.exec(comment);
  const [, said, unset] = /^(.*?)(?: ?Unset: (.*?)\.)?$/.exec(text);
  return { meaning: said, unset, unit: unit ?? '' };
}

function table(source) {
  const rows = settings(source).map(({ names, values, meaning, unset, unit }) => {
    const defaults = values.every((value) => value === '') ? `unset${unset ? `: ${unset}` : ''}` : values.map(byDefault).join(', ');
    return [names.map((name) => `\`${name}\``).join(', '), defaults, unit, meaning];
  });
  const lines = [['Name', 'Default', 'Unit and range', 'Meaning'], ['---', '---', '---', '---'], ...rows];
  return `\n${lines.map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`).join('')}\n`;
}

const byDefault = (value) => READABLE[value] ?? (value === '' ? 'unset' : `\`${value}\``);

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(page, generated());
