import { rowsCsv } from './rows-csv';

describe('rowsCsv', () => {
  it('has a column for every label that any row has', () => {
    const rows = [
      { labels: { job: 'a', environment: 'prod' }, value: '1' },
      { labels: { job: 'b', route: '/x' }, value: 'NaN' },
    ];
    expect(rowsCsv(rows)).toBe('job,environment,route,value\r\na,prod,,1\r\nb,,/x,NaN\r\n');
  });
});
