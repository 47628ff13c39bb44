import { parseArn } from '../core/queue-address';
import type { Findings } from './findings';
import { itemsOf, memberOf, plainOf, textOf, type Located, type Place } from './located';
import type { MappingInFile, TemplateOwner } from './template';

/** A mapping as a file has it. */
export interface MappingSource {
  readonly at: Place;
  readonly functionName: string;
  /** An ARN, if it is a queue that is mapped. */
  readonly queue: Located | undefined;
  /** What is said by a name of `CreateEventSourceMapping`. */
  readonly setting: (name: string) => Located | undefined;
  readonly timeout: Located | undefined;
  readonly reservedConcurrency: Located | undefined;
}

interface Context extends TemplateOwner {
  readonly findings: Findings;
}

/** A mapping as `mapEventSource` takes it; `undefined` where it is no queue that is mapped. */
export function mappingOf(source: MappingSource, { findings, ...owner }: Context): MappingInFile | undefined {
  const arn = parseArn(textOf(source.queue) ?? '');
  if (arn?.service !== 'sqs') return undefined;
  const isBeside = arn.accountId === owner.accountId && arn.region === owner.region;
  const queue = isBeside ? arn.resource : textOf(source.queue)!;
  const { functionName } = source;
  findings.note(
    source.at,
    `the function ${functionName} is code, and does not run for this file: in a test, hand ${JSON.stringify(queue)} to it with mapEventSource, as templateMappings of msw-sqs/lambda says.`,
  );
  return { queue, functionName, options: { functionName, ...optionsOf(source) } };
}

function optionsOf({ setting: value, timeout, reservedConcurrency }: MappingSource): Record<string, unknown> {
  const responses = itemsOf(value('FunctionResponseTypes'))?.map(textOf);
  const filters = itemsOf(memberOf(value('FilterCriteria'), 'Filters'))
    ?.map((filter) => memberOf(filter, 'Pattern'))
    .flatMap((pattern) => pattern && plainOf(pattern));
  const options = {
    batchSize: numberOf(value('BatchSize')),
    maximumBatchingWindowInSeconds: numberOf(value('MaximumBatchingWindowInSeconds')),
    reportBatchItemFailures: responses?.includes('ReportBatchItemFailures') === true ? true : undefined,
    maximumConcurrency: numberOf(memberOf(value('ScalingConfig'), 'MaximumConcurrency')),
    filters,
    enabled: textOf(value('Enabled'))?.toLowerCase() === 'false' ? false : undefined,
    timeout: numberOf(timeout),
    reservedConcurrency: numberOf(reservedConcurrency),
  };
  return Object.fromEntries(Object.entries(options).filter(([, option]) => option !== undefined));
}

function numberOf(node: Located | undefined): number | undefined {
  const text = textOf(node);
  return text === undefined ? undefined : Number(text);
}
