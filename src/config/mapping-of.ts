import { parseArn } from '../core/queue-address';
import { namesInstead, nearNames } from '../words/near-names';
import type { Findings } from './findings';
import { eachOf, foundInWords, itemsOf, memberOf, plainOf, textOf, type Located, type Place } from './located';
import type { MappingInFile, TemplateOwner } from './template';

/** A mapping as a file has it. */
export interface MappingSource {
  readonly at: Place;
  readonly functionName: string;
  /** The ARN of a queue. */
  readonly queue: string;
  /** What is said by a name of `CreateEventSourceMapping`. */
  readonly setting: (name: string) => Located | undefined;
  readonly timeout: Located | undefined;
  readonly reservedConcurrency: Located | undefined;
}

interface Context extends TemplateOwner {
  readonly findings: Findings;
}

/** Whether a text is the ARN of a queue. */
export function isQueueArn(text: string): boolean {
  return parseArn(text)?.service === 'sqs';
}

/** A mapping as `mapEventSource` takes it. */
export function mappingOf(source: MappingSource, { findings, ...owner }: Context): MappingInFile {
  const arn = parseArn(source.queue)!;
  const isBeside = arn.accountId === owner.accountId && arn.region === owner.region;
  const queue = isBeside ? arn.resource : source.queue;
  const { functionName } = source;
  findings.note(
    source.at,
    `the function ${functionName} is code, and does not run for this file: in a test, hand ${JSON.stringify(queue)} to it with mapEventSource, as templateMappings of msw-sqs/lambda says.`,
  );
  return { queue, functionName, options: { functionName, ...optionsOf(source, findings) } };
}

/** Tells which settings of a mapping have no meaning here, and which there are not. */
export function checkSettings(
  given: Iterable<readonly [string, { readonly at: Place }]>,
  { known, unused, findings }: { readonly known: readonly string[]; readonly unused: readonly string[]; readonly findings: Findings },
): void {
  for (const [name, { at }] of given) {
    if (unused.includes(name)) findings.omit(at, `${name} is left out: it has no meaning for functions in a test.`);
    else if (!known.includes(name)) {
      const hint = namesInstead(nearNames(name, known, 1), known);
      findings.wrong(at, `a mapping of a queue has no setting ${JSON.stringify(name)}. ${hint}`);
    }
  }
}

function optionsOf({ setting: value, timeout, reservedConcurrency }: MappingSource, findings: Findings): Record<string, unknown> {
  const options = {
    batchSize: numberOf('BatchSize', value('BatchSize')),
    maximumBatchingWindowInSeconds: numberOf('MaximumBatchingWindowInSeconds', value('MaximumBatchingWindowInSeconds')),
    reportBatchItemFailures: reportsFailures(value('FunctionResponseTypes'), findings) ? true : undefined,
    maximumConcurrency: numberOf('MaximumConcurrency', memberOf(value('ScalingConfig'), 'MaximumConcurrency')),
    filters: filtersIn(value('FilterCriteria'), findings),
    enabled: textOf(value('Enabled'))?.toLowerCase() === 'false' ? false : undefined,
    timeout: numberOf('the time-out', timeout),
    reservedConcurrency: numberOf('the reserved concurrency', reservedConcurrency),
  };
  return Object.fromEntries(Object.entries(options).filter(([, option]) => option !== undefined));

  function numberOf(name: string, node: Located | undefined): number | undefined {
    if (node === undefined) return undefined;
    const number = Number(textOf(node) || Number.NaN);
    if (!Number.isInteger(number)) findings.wrong(node.at, `${name} of a mapping must be a whole number, but is ${foundInWords(node)}.`);
    return number;
  }
}

const REPORTS = 'ReportBatchItemFailures';

function reportsFailures(types: Located | undefined, findings: Findings): boolean {
  const all = eachOf(types);
  for (const type of all)
    if (textOf(type) !== REPORTS) findings.wrong(type.at, `a response type of functions must be ${REPORTS}, but is ${foundInWords(type)}.`);
  return all.length > 0;
}

function filtersIn(criteria: Located | undefined, findings: Findings): unknown[] | undefined {
  if (criteria === undefined) return undefined;
  const filters = itemsOf(memberOf(criteria, 'Filters'));
  if (filters === undefined) findings.wrong(criteria.at, 'FilterCriteria must have Filters, a list of objects with Pattern.');
  return filters?.flatMap((filter) => {
    const pattern = memberOf(filter, 'Pattern');
    if (pattern === undefined) findings.wrong(filter.at, `a filter must be an object with Pattern, but is ${foundInWords(filter)}.`);
    return pattern === undefined ? [] : [plainOf(pattern)];
  });
}
