import { expect as jestExpect } from '@jest/globals';
import * as matchers from '../../src/testing/matchers';
import { FAILURES } from './failures';
import { textOf } from './failures/failure';
import { MATCHER_NAMES } from './failures/matcher-names';

expect.extend(matchers);

/** A text that is written down as it is, without quotes. */
class Said {
  constructor(readonly text: string) {}
}

expect.addSnapshotSerializer({ test: (value) => value instanceof Said, print: (said) => (said as Said).text });

describe('A matcher that fails', () => {
  it.each(Object.entries(FAILURES))('says: %s', async (_, failure) => {
    expect(new Said(await textOf(failure, jestExpect))).toMatchSnapshot();
  });
});

describe('Among the failures there is one', () => {
  const texts: string[] = [];
  beforeAll(async () => {
    for (const failure of Object.values(FAILURES)) texts.push(await textOf(failure, jestExpect));
  });

  const beginsWith = (beginning: RegExp): boolean => texts.some((text) => text.search(beginning) === 0);

  it.each(MATCHER_NAMES)('for each way in which %s can fail', (name) => {
    const takes = (what: string): boolean => beginsWith(new RegExp(String.raw`expect\(\w+\)(\.not)?\.${name}\(.*\b${what}`));

    expect({
      fails: beginsWith(new RegExp(String.raw`expect\(\w+\)\.${name}\(`)),
      failsToNot: beginsWith(new RegExp(String.raw`expect\(\w+\)\.not\.${name}\(`)),
      wrongSubject: beginsWith(new RegExp(`${name}: the subject must be`)),
      wrongPattern: !takes('patterns?') || beginsWith(new RegExp(`${name}: a message pattern cannot be`)),
      wrongInput: !takes('input') || beginsWith(new RegExp(`${name}: the input must be`)),
    }).toEqual({ fails: true, failsToNot: true, wrongSubject: true, wrongPattern: true, wrongInput: true });
  });
});
