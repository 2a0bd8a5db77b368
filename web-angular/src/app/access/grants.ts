/** What somebody may see, as the control plane takes it; without any list, everything. */
export interface GrantsWish {
  readonly planes?: readonly string[];
  readonly environments?: readonly string[];
  readonly linesOfBusiness?: readonly string[];
}

/** From the fields of `pw-grant-fields`; a list is separated by blanks or commas. */
export function grantsWishOf(form: FormData): GrantsWish {
  const list = (name: keyof GrantsWish) => {
    const entries = String(form.get(name) ?? '')
      .split(/[\s,]+/)
      .filter(Boolean);
    return entries.length === 0 ? {} : { [name]: entries };
  };
  return { ...list('planes'), ...list('environments'), ...list('linesOfBusiness') };
}
