'use strict';

const { TestEnvironment } = require('jest-environment-node');

/** What fills queues by the ten thousand, asks Mermaid in a process or makes up URLs, and says little that cheaper tests do not say. */
const TOO_SLOW =
  /^(A queue with 120,000 messages in flight|lists 1,000 queues|is read by Mermaid|is no longer than what Mermaid draws|of any text is read)/;

/** Skips what follows a failed test: one is enough to kill a mutant, and Jest itself stops between files only. */
module.exports = class extends TestEnvironment {
  failed = false;

  handleTestEvent({ name, test }, state) {
    if (name === 'setup') {
      if (state.testNamePattern) this.#only(namesIn(state.testNamePattern), state);
      shortenLoops(this.global.__stryker__);
    }
    if (name === 'test_fn_failure' || name === 'hook_failure') this.failed = true;
    if (name === 'test_start' && (this.failed || TOO_SLOW.test(test.name) || TOO_SLOW.test(test.parent.name))) test.mode = 'skip';
  }

  #only(names, state) {
    state.testNamePattern = { test: (name) => names.has(name) };
    // Their names begin with their files.
    this.global.wantedFiles = new Set([...names].map((name) => name.split(' ', 1)[0]));
  }
};

/** Stryker asks for tests by a pattern of all their names, which takes seconds to try on each of two thousand tests: a set does not. */
function namesIn({ source }) {
  return new Set(
    source
      .slice(1, -1)
      .split(')|(')
      .map((name) => name.replaceAll(/\\(.)/g, '$1')),
  );
}

/** Stryker stops a mutant at a hundred times the work, as a property may shrink for long; here none shrinks. */
function shortenLoops(context) {
  if (context?.hitLimit) context.hitLimit /= 20;
}
