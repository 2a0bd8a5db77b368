import { Injectable } from '@angular/core';
import { DefaultUrlSerializer, Params, UrlSerializer, UrlTree } from '@angular/router';

/** Of an address, so much is read. Servers accept far less, so a longer one was made by a mistake or by an attacker. */
const LONGEST_ADDRESS = 65_536;

/**
 * Reads every address. Angular's own parser throws at a percent sign that encodes nothing, at parentheses and at `hasOwnProperty` as a name, and
 * the router then shows no page or another one. Here a sequence that cannot be decoded is taken as it was typed. Values of a repeated
 * parameter become an array, as in Angular's own parser; `Address` is the one that reads them.
 */
@Injectable()
export class ForgivingUrlSerializer implements UrlSerializer {
  private readonly angular = new DefaultUrlSerializer();

  parse(url: string): UrlTree {
    const [, path = '', query = '', fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#([^]*))?$/.exec(url.slice(0, LONGEST_ADDRESS)) ?? [];
    const tree = this.angular.parse(parsablePath(path));
    tree.queryParams = paramsIn(query);
    tree.fragment = fragment === undefined ? null : decoded(fragment);
    return tree;
  }

  serialize(tree: UrlTree): string {
    return this.angular.serialize(tree);
  }
}

/** Without what has a meaning to Angular's parser alone: parentheses are for outlets and semicolons for matrix parameters, and no page has any. */
function parsablePath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '');
  return `/${segments.map((segment) => encodeURIComponent(decoded(segment)).replace(/[()]/g, hex)).join('/')}`;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

/** Without a prototype, so that `__proto__` and `constructor` are names like any other. */
function paramsIn(query: string): Params {
  const params = Object.create(null) as Record<string, string | string[]>;
  for (const entry of query.split('&').filter((text) => text !== '')) {
    const [name = '', ...value] = entry.replace(/\+/g, '%20').split('=');
    const [key, text] = [decoded(name), decoded(value.join('='))];
    const former = params[key];
    params[key] = former === undefined ? text : [...(Array.isArray(former) ? former : [former]), text];
  }
  return params;
}

/** What encodes no text stays as it was typed. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    });
  }
}
