import type { Behaviour } from '../behaviour';
import { VISIBILITY } from './visibility';

/** What SQS does, as far as it is known here: each a sentence, a source and a scenario. */
export const CATALOGUE: readonly Behaviour[] = [...VISIBILITY];
