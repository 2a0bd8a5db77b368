// Which licences may go into a commercial product, and how a licence is told from its text.

const REFUSED = /\b(AGPL|GNU AFFERO|SSPL|Server Side Public|BUSL|Business Source|Commons[- ]Clause|Elastic License)/i;
const GPL = /\bGPL|GNU GENERAL PUBLIC/i;
const LESSER = /\bLGPL|LESSER/i;
const EXCEPTION = /classpath|\bCPE\b|linking exception|w\/ ?CP/i;

/** Whether one licence forbids to ship what is under it, as the AGPL does; what a base image brings may be under the GPL. */
export const refused = (licence) => REFUSED.test(licence);

/** Whether one licence, by id, name or first lines, may be shipped. */
export function allowed(licence) {
  if (refused(licence)) return false;
  return !GPL.test(licence) || LESSER.test(licence) || EXCEPTION.test(licence);
}

/** Why a component can't be shipped, or nothing. Several licences are a choice: one that is allowed is enough. */
export function objection({ name, version, licences }) {
  if (licences.length === 0) return `${name} ${version}: no licence is known`;
  if (licences.some(allowed)) return undefined;
  return `${name} ${version}: ${licences.join(', ')}`;
}

/**
 * The licences of a CycloneDX component; an expression such as "MIT OR GPL-2.0" is a choice, too. One with AND stays whole, so that what
 * forbids in any part of it does.
 */
export function licencesOf(component) {
  const named = (component.licenses ?? []).flatMap(({ expression = '', license }) =>
    / AND /i.test(expression) ? [expression] : expression.replace(/[()]/g, '').split(/ OR /i).concat(license?.id ?? license?.name ?? ''),
  );
  return named.filter((licence) => licence !== '');
}

const TEXTS = [
  [/GNU AFFERO/i, 'AGPL-3.0'],
  [/GNU LESSER/i, 'LGPL'],
  [/GNU GENERAL PUBLIC/i, 'GPL'],
  [/Apache License|www\.apache\.org\/licenses\/LICENSE-2\.0|apache\.org\/licenses\/ *\n/i, 'Apache-2.0'],
  [/Mozilla Public License/i, 'MPL-2.0'],
  [/Redistribution and use in source and binary forms/i, 'BSD'],
  [/Permission is hereby granted, free of charge/i, 'MIT'],
  [/Permission to use, copy, modify, and\/or distribute this software/i, 'ISC'],
  [/CC0|This is free and unencumbered software/i, 'public domain'],
];

/** The licence that a file announces first, because some name others further down; nothing when none is recognised. */
export function fromText(text) {
  const found = TEXTS.map(([pattern, licence]) => ({ at: text.search(pattern), licence })).filter(({ at }) => at >= 0);
  return found.sort((a, b) => a.at - b.at)[0]?.licence;
}
