import { strict as assert } from 'node:assert';
import { expect, it } from 'vitest';
import '../../../src/vitest';
import { FAILURES } from './index';
import { textOf, type Expect } from './failure';
import { storedTexts } from './stored-texts';

const texts = storedTexts();

for (const [name, failure] of Object.entries(FAILURES))
  it(name, async () => assert.equal(await textOf(failure, expect as unknown as Expect), texts.get(name)));
