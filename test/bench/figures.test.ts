import { figuresOf, inTurn } from '../../bench/figures';
import { tablesOf } from '../../bench/table';

const measure = { topic: 'SendMessage', measure: 'messages', unit: '/s', relativeTo: 'bare' } as const;

describe('What benchmarks find', () => {
  it('is the median of the rounds, with the middle half of them', () => {
    const [figure] = figuresOf({ ...measure, unit: 'ms' }, new Map([['bare', [5, 1, 100, 3, 2]]]));

    expect(figure!.value).toEqual({ median: 3, low: 2, high: 5 });
  });

  it('is held against others within each round, so that noise which lasts for a round falls out', () => {
    const quietThenBusy = new Map([
      ['bare', [1000, 1000, 10]],
      ['msw-sqs', [500, 500, 5]],
    ]);

    expect(figuresOf(measure, quietThenBusy)[1]!.ratio).toEqual({ to: 'bare', median: 0.5, low: 0.5, high: 0.5 });
  });

  it('leaves out a subject that showed nothing', () => {
    const figures = figuresOf(
      measure,
      new Map([
        ['bare', [1]],
        ['without /proc', [NaN]],
      ]),
    );

    expect(figures.map(({ subject }) => subject)).toEqual(['bare']);
  });

  it('comes from subjects that take turns', async () => {
    const order: string[] = [];

    await inTurn(['a', 'b'], 2, (subject, round) => order.push(`${subject}${round}`));

    expect(order).toEqual(['a1', 'b1', 'a2', 'b2']);
  });

  it('stands in a table for each topic: a row for each subject, ratios before what they are ratios of', () => {
    const rounds = new Map([
      ['bare', [20_000, 20_000, 21_000]],
      ['msw-sqs', [10_000, 10_000, 10_500]],
    ]);
    const figures = [
      ...figuresOf(measure, rounds),
      ...figuresOf({ ...measure, measure: '99th percentile', unit: 'ms' }, new Map([['msw-sqs', [1.234]]])),
    ];

    expect(tablesOf(figures)).toEqual([
      {
        topic: 'SendMessage',
        headers: ['ratio', 'messages/s', '99th percentile, ms'],
        rows: [
          ['bare', '1', '20,000 (20,000–21,000)', ''],
          ['msw-sqs', '0.5', '10,000 (10,000–10,500)', '1.23'],
        ],
      },
    ]);
  });
});
