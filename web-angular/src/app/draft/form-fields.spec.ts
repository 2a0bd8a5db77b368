import { fieldsIn, fill } from './form-fields';

function form(): HTMLFormElement {
  const made = document.createElement('form');
  made.innerHTML = `
    <input name="title" value="" />
    <input name="password" type="password" value="secret" />
    <input type="checkbox" name="planes" value="prod" checked />
    <input type="checkbox" name="planes" value="qa" />
    <select name="kind"><option>note</option><option>deploy</option></select>
    <textarea name="text"></textarea>
    <input value="without a name" />`;
  return made;
}

function field(of: HTMLFormElement, selector: string): HTMLInputElement {
  return of.querySelector(selector) as HTMLInputElement;
}

describe('the fields of a form', () => {
  it('leave out passwords', () => {
    expect(fieldsIn(form()).map(([name]) => name)).toEqual(['title', 'planes', 'kind', 'text']);
  });

  it('come back into another form, choices among them', () => {
    const typed = form();
    field(typed, '[name=title]').value = 'a note';
    field(typed, '[value=prod]').checked = false;
    field(typed, '[value=qa]').checked = true;
    field(typed, 'select').value = 'deploy';
    const opened = form();
    let heard = 0;
    opened.addEventListener('input', () => heard++);
    fill(opened, fieldsIn(typed));
    expect(fieldsIn(opened)).toEqual(fieldsIn(typed));
    expect(heard).toBeGreaterThan(0);
  });
});
