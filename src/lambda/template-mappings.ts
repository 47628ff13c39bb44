import { loadConfig } from '../config/load-config';
import { environmentDefaults } from '../system/environment/environment';
import { noticeOnce } from '../system/process/notice';
import type { EventSourceOptions } from './event-source-options';

/** A mapping of a queue to a function, as a template has it. */
export interface TemplateMapping {
  /** The queue's name; its ARN where it is another account's or region's. */
  readonly queue: string;
  /** The function's logical id in CloudFormation and SAM, its name under `functions` in serverless.yml. */
  readonly functionName: string;
  /** Batches, window, filters and whatever else the template says, as `mapEventSource` takes it. */
  readonly options: EventSourceOptions;
}

/**
 * The mappings of queues to functions that a template has: of CloudFormation (`AWS::Lambda::EventSourceMapping`), SAM (events of type
 * `SQS`) or serverless.yml (`sqs`). The functions are code, which a test brings. What the template says and is left out, is told on stderr.
 *
 * @param file - its path, from the current folder
 * @throws ConfigError that names file, line, what was found and what was expected
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
 *
 * @example
 * const handlers: Record<string, SqsHandler> = { BillFunction: bill, ShipFunction: ship };
 * for (const { queue, functionName, options } of templateMappings('template.yml')) mapEventSource(queue, handlers[functionName]!, options);
 */
export function templateMappings(file: string): readonly TemplateMapping[] {
  const owner = { accountId: '000000000000', region: environmentDefaults().region };
  const { mappings, omissions } = loadConfig().readTemplate(file, owner);
  omissions.forEach(noticeOnce);
  return mappings;
}
