import type { OptionTable } from '../src/options/option';
import { places } from '../src/options/places';

const URL_OF_SQS = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html';

/** What a file of queues by name may hold, as JSON Schema for editors. */
export function queuesSchema(): object {
  const queues = { type: 'object', additionalProperties: { anyOf: [{ $ref: '#/$defs/queue' }, { type: 'null' }] } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Queues of msw-sqs',
    description: 'Queues by name, which may stand under "queues".',
    type: 'object',
    if: { required: ['queues'], properties: { queues: { additionalProperties: { type: ['object', 'null'] } } } },
    then: { properties: { $schema: { type: 'string' }, queues }, additionalProperties: false },
    else: { ...queues, properties: { $schema: { type: 'string' } } },
    $defs: { queue: { type: 'object', properties: propertiesOf(places.definition.options), additionalProperties: false } },
  };
}

function propertiesOf(table: OptionTable): Record<string, object> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { kind, text }]) => {
      const about = /^[A-Z]/.test(name) ? `${capital(kind.expected)}. ${URL_OF_SQS}` : `${capital(text)}: ${kind.expected}.`;
      return [name, { description: about, ...kind.inFile?.schema }];
    }),
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
