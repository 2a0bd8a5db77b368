import { decoded } from '../address/forgiving-url-serializer';

/** The code in a sign-in link's fragment (`#code=…`), or the text itself where a person pasted only the code. */
export function codeIn(text: string): string | undefined {
  const trimmed = text.trim();
  const inFragment = /(?:^|[#&])code=([^&\s]+)/.exec(trimmed)?.[1];
  if (inFragment !== undefined) {
    return decoded(inFragment);
  }
  return /^[\w-]+$/.test(trimmed) ? trimmed : undefined;
}

/** Only a path of this application: a link must not be able to lead a freshly signed-in person elsewhere. */
export function ownPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/';
}
