import type { Behaviour } from '../behaviour';
import { ATTRIBUTE_CHANGES } from './attribute-changes';
import { ATTRIBUTE_NAMES } from './attribute-names';
import { ATTRIBUTE_VALUES } from './attribute-values';
import { ATTRIBUTES_SHOWN } from './attributes-shown';
import { ENCRYPTION } from './encryption';
import { FIFO_ATTRIBUTES } from './fifo-attributes';
import { PERMISSIONS } from './permissions';
import { POLICY } from './policy';
import { QUEUE_LISTING } from './queue-listing';
import { QUEUE_NAMES } from './queue-names';
import { QUEUES } from './queues';
import { REDRIVE_ALLOW_POLICY } from './redrive-allow-policy';
import { REDRIVE_POLICY } from './redrive-policy';
import { TAGS } from './tags';
import { VISIBILITY } from './visibility';

/** What SQS does, as far as it is known here: each a sentence, a source and a scenario. */
export const CATALOGUE: readonly Behaviour[] = [
  ...QUEUES,
  ...QUEUE_NAMES,
  ...QUEUE_LISTING,
  ...ATTRIBUTES_SHOWN,
  ...ATTRIBUTE_NAMES,
  ...ATTRIBUTE_VALUES,
  ...ATTRIBUTE_CHANGES,
  ...FIFO_ATTRIBUTES,
  ...ENCRYPTION,
  ...POLICY,
  ...REDRIVE_POLICY,
  ...REDRIVE_ALLOW_POLICY,
  ...TAGS,
  ...PERMISSIONS,
  ...VISIBILITY,
];
