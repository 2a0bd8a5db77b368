import { emptyDashboard, nameOf, parseDashboard } from './perses';

describe('a new dashboard', () => {
  it('is a document that is read again', () => {
    const made = emptyDashboard(nameOf('Überblick: Kasse'), 'Überblick: Kasse');
    expect(parseDashboard(JSON.parse(JSON.stringify(made)))).toEqual(made);
    expect(made.metadata.name).toBe('uberblick-kasse');
  });
});
