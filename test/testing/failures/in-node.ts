import { strict as assert } from 'node:assert';
import { it } from 'node:test';
import { expect } from 'expect';
import * as matchers from '../../../src/matchers';
import { FAILURES } from './index';
import { textOf, type Expect } from './failure';
import { storedTexts } from './stored-texts';

const texts = storedTexts();
expect.extend(matchers);

for (const [name, failure] of Object.entries(FAILURES))
  void it(name, async () => assert.equal(await textOf(failure, expect as Expect), texts.get(name)));
