import { numberText, resultTable } from './result-table';

const ROWS = [
  { labels: { __name__: 'up', data_plane: 'prod-10' }, value: '9' },
  { labels: { __name__: 'up', job: 'b' }, value: '+Inf' },
  { labels: { __name__: 'up', data_plane: 'prod-9' }, value: '10' },
];

describe('the table of a result', () => {
  it('has a column a label, empty where a series has none', () => {
    const { columns, rows } = resultTable(ROWS, undefined);
    expect(columns).toEqual(['__name__', 'data_plane', 'job']);
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['up', 'prod-10', ''],
      ['up', '', 'b'],
      ['up', 'prod-9', ''],
    ]);
  });

  it('sorts values as numbers and labels as people count', () => {
    const order = (column: string, descending: boolean) => resultTable(ROWS, { column, descending }).rows.map(({ told }) => told);
    expect(order('value', true)).toEqual(['+Inf', '10', '9']);
    expect(order('data_plane', false)).toEqual(['+Inf', '10', '9']);
    expect(order('value', false)).toEqual(['9', '10', '+Inf']);
  });

  it('puts all labels into one column where there are too many', () => {
    const labels = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`l${index}`, 'x']));
    expect(resultTable([{ labels, value: '1' }], undefined).columns).toEqual(['Series']);
  });

  it.each([
    ['2.2600000000000002', '2.26'],
    ['0.0023931644809843367', '0.00239316448098'],
    ['9223372036854775807', '9223372036854775807'],
    ['NaN', 'NaN'],
    ['+Inf', '+Inf'],
    ['1.5e-7', '1.5e-7'],
    ['hello', 'hello'],
    ['2 @1\n4 @3', '2 @1\n4 @3'],
  ])('tells %s as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });
});
