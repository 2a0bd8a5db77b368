/** Names and values of a form's fields in their order; a name may be there more than once. */
export type Fields = readonly (readonly [name: string, value: string])[];

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Passwords and files are left out: the first must not be kept, the second can't be. */
export function fieldsIn(form: HTMLFormElement): Fields {
  return fieldsOf(form)
    .filter((field) => !isChoice(field) || field.checked)
    .map((field) => [field.name, field.value]);
}

/** Gives the fields their values as a person would, so that the form hears of each change. */
export function fill(form: HTMLFormElement, fields: Fields): void {
  const left = [...fields];
  for (const field of fieldsOf(form)) {
    const at = left.findIndex(([name, value]) => name === field.name && (!isChoice(field) || value === field.value));
    const [kept] = at < 0 ? [] : left.splice(at, 1);
    if (isChoice(field)) {
      field.checked = kept !== undefined;
    } else if (kept !== undefined) {
      field.value = kept[1];
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement && element.type !== 'password' && element.type !== 'file' && element.name !== '') ||
      ((element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement) && element.name !== ''),
  );
}

function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
}
