import { onNamedTest } from '../../src/system/runner/on-named-test';

let begun = 0;
const heardInHooks: number[] = [];
onNamedTest(() => begun++);

describe('What Jest tells its expect', () => {
  beforeEach(() => heardInHooks.push(begun));

  it.each([1, 2, 3])('is that a test begins, before its hooks: test %i', (number) => {
    expect(heardInHooks).toEqual([1, 2, 3].slice(0, number));
    expect(expect.getState().currentTestName).toBe(`What Jest tells its expect is that a test begins, before its hooks: test ${number}`);
  });
});
