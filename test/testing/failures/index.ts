import { awaited } from './awaited';
import type { Failures } from './failure';
import { happened } from './happened';
import { invoked } from './invoked';
import { misused } from './misused';
import { present } from './present';
import { received } from './received';
import { unknown } from './unknown';

/** What matchers say when they fail, by name: one case for each thing that is told. Every test runner is held to the same texts. */
export const FAILURES: Failures = { ...present, ...happened, ...awaited, ...received, ...unknown, ...invoked, ...misused };
