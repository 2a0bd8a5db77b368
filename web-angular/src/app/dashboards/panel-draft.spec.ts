import { draftOf, EMPTY_DRAFT, KINDS, panelOf } from './panel-draft';

const DRAFT = { ...EMPTY_DRAFT, title: 'Rate', unit: 'bytes', expressions: 'a\nb', seriesName: '{{job}}', threshold: '5' };

describe('panel draft', () => {
  it.each(KINDS)('comes back from a panel of the kind $kind', ({ kind }) => {
    const draft = kind === 'Markdown' ? { ...EMPTY_DRAFT, kind, title: 'Notes', text: '# Hello' } : { ...DRAFT, kind };
    expect(draftOf(panelOf(draft, undefined))).toEqual(draft);
  });

  it('leaves alone what the form does not know', () => {
    const former = panelOf(DRAFT, undefined);
    const plugin = { ...former.spec.plugin, spec: { ...former.spec.plugin.spec, visual: { lineWidth: 2 } } };
    const panel = panelOf({ ...DRAFT, title: 'Other' }, { ...former, spec: { ...former.spec, plugin } });
    expect(panel.spec.plugin.spec['visual']).toEqual({ lineWidth: 2 });
    expect(panel.spec.display?.name).toBe('Other');
  });
});
