import { guestOf } from './guest';

describe('guestOf', () => {
  it('leaves out lists that are empty, because an empty list is not everything', () => {
    const form = new FormData();
    form.set('name', ' Ada ');
    form.set('role', 'VIEWER');
    form.set('planes', ' ');
    form.set('environments', 'qa, dev');
    expect(guestOf(form)).toEqual({ name: 'Ada', role: 'VIEWER', environments: ['qa', 'dev'] });
  });
});
