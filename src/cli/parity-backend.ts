import { aws } from '../backends/aws';
import { elasticMq } from '../backends/elastic-mq';
import { endpoint } from '../backends/endpoint';
import { localStack } from '../backends/local-stack';
import type { BackendChoice } from '../backends/started-backend';
import { nearNames } from '../words/near-names';
import { UsageError } from './usage-error';

/** What of the command line chooses a backend. */
interface BackendValues {
  readonly against?: string;
  readonly image?: string;
  readonly region?: string;
}

const CONTAINERS = { localstack: localStack, elasticmq: elasticMq } as const;
const NAMES = [...Object.keys(CONTAINERS), 'aws'];
const EXPECTED = 'expected localstack, elasticmq, aws or a URL such as http://127.0.0.1:4566';

/** The backend of a command line. @throws UsageError for one that does not exist, or options that it does not have */
export function parityBackend({ against, image, region }: BackendValues, signal: AbortSignal): BackendChoice {
  if (against === undefined) throw new UsageError(`--against is missing: ${EXPECTED}.`);
  if (isContainer(against)) return CONTAINERS[against]({ image, region, signal });
  if (image !== undefined) throw new UsageError(`--image is for --against localstack or elasticmq, not for ${against}.`);
  if (against === 'aws') return aws({ region });
  if (/^https?:/.test(against) && URL.canParse(against)) return endpoint(against, { region });
  const [near] = nearNames(against, NAMES);
  throw new UsageError(`There is no backend "${against}": ${EXPECTED}.${near === undefined ? '' : ` Did you mean ${near}?`}`);
}

function isContainer(name: string): name is keyof typeof CONTAINERS {
  return Object.hasOwn(CONTAINERS, name);
}
