import { remembered } from '../../src/core/remembered';

describe('remembered', () => {
  it('computes the result of a text once', () => {
    const compute = jest.fn((text: string) => text.length);
    const lengthOf = remembered(compute);

    expect([lengthOf('four'), lengthOf('four'), lengthOf('seven')]).toEqual([4, 4, 5]);

    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('keeps neither endless results nor long texts', () => {
    const compute = jest.fn((text: string) => text.length);
    const lengthOf = remembered(compute);
    const long = 'x'.repeat(10_000);

    lengthOf('first');
    for (let index = 0; index < 1_000; index++) lengthOf(String(index));
    compute.mockClear();

    expect([lengthOf('first'), lengthOf(long), lengthOf(long)]).toEqual([5, 10_000, 10_000]);
    expect(compute).toHaveBeenCalledTimes(3);
  });
});
