import { strict as assert } from 'node:assert';
import { expect, it } from 'vitest';
import '../../../src/vitest';
import { FAILURES } from './index';
import { textOf, type Expect } from './failure';
import { storedTexts } from './stored-texts';

const texts = storedTexts();

it.each(Object.entries(FAILURES))('%s', async (name, failure) =>
  assert.equal(await textOf(failure, expect as unknown as Expect), texts.get(name)),
);
