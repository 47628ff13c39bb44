import { message, moveTask, outgoingMessage, sentMessage } from './message-shapes';
import { boolean, integer, list, long, map, shownEmpty, string, structure, type StructureShape, type ValueOf } from './shape';

/** What an action takes and gives. */
export interface ActionShape {
  readonly input: StructureShape;
  readonly output: StructureShape;
}

/** The output of actions that answer nothing. */
export const NOTHING = structure({});

const queue = { QueueUrl: string };
const page = { NextToken: string, MaxResults: integer };
const attributes = map('Attribute', string);
const attributeNames = list('AttributeName', string);
const tags = map('Tag', string, 'Key');

const failed = { Failed: list('BatchResultErrorEntry', structure({ Id: string, SenderFault: boolean, Code: string, Message: string })) };
const done = structure({ Id: string });

/**
 * The 23 actions of SQS: their members, in the order in which answers show them.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */
export const ACTION_SHAPES = {
  AddPermission: {
    input: structure({ ...queue, Label: string, AWSAccountIds: list('AWSAccountId', string), Actions: list('ActionName', string) }),
    output: NOTHING,
  },
  CancelMessageMoveTask: {
    input: structure({ TaskHandle: string }),
    output: structure({ ApproximateNumberOfMessagesMoved: long }),
  },
  ChangeMessageVisibility: {
    input: structure({ ...queue, ReceiptHandle: string, VisibilityTimeout: integer }),
    output: NOTHING,
  },
  ChangeMessageVisibilityBatch: {
    input: structure({
      ...queue,
      Entries: list(
        'ChangeMessageVisibilityBatchRequestEntry',
        structure({ Id: string, ReceiptHandle: string, VisibilityTimeout: integer }),
      ),
    }),
    output: structure({ Successful: list('ChangeMessageVisibilityBatchResultEntry', done), ...failed }),
  },
  CreateQueue: {
    input: structure({ QueueName: string, Attributes: attributes, tags }),
    output: structure(queue),
  },
  DeleteMessage: {
    input: structure({ ...queue, ReceiptHandle: string }),
    output: NOTHING,
  },
  DeleteMessageBatch: {
    input: structure({ ...queue, Entries: list('DeleteMessageBatchRequestEntry', structure({ Id: string, ReceiptHandle: string })) }),
    output: structure({ Successful: list('DeleteMessageBatchResultEntry', done), ...failed }),
  },
  DeleteQueue: {
    input: structure(queue),
    output: NOTHING,
  },
  GetQueueAttributes: {
    input: structure({ ...queue, AttributeNames: attributeNames }),
    output: structure({ Attributes: attributes }),
  },
  GetQueueUrl: {
    input: structure({ QueueName: string, QueueOwnerAWSAccountId: string }),
    output: structure(queue),
  },
  ListDeadLetterSourceQueues: {
    input: structure({ ...queue, ...page }),
    output: structure({ queueUrls: shownEmpty(list('QueueUrl', string)), NextToken: string }),
  },
  ListMessageMoveTasks: {
    input: structure({ SourceArn: string, MaxResults: integer }),
    output: structure({ Results: list('ListMessageMoveTasksResultEntry', moveTask) }),
  },
  ListQueues: {
    input: structure({ QueueNamePrefix: string, ...page }),
    output: structure({ QueueUrls: list('QueueUrl', string), NextToken: string }),
  },
  ListQueueTags: {
    input: structure(queue),
    output: structure({ Tags: tags }),
  },
  PurgeQueue: {
    input: structure(queue),
    output: NOTHING,
  },
  ReceiveMessage: {
    input: structure({
      ...queue,
      AttributeNames: attributeNames,
      MessageSystemAttributeNames: list('MessageSystemAttributeName', string),
      MessageAttributeNames: list('MessageAttributeName', string),
      MaxNumberOfMessages: integer,
      VisibilityTimeout: integer,
      WaitTimeSeconds: integer,
      ReceiveRequestAttemptId: string,
    }),
    output: structure({ Messages: list('Message', message) }),
  },
  RemovePermission: {
    input: structure({ ...queue, Label: string }),
    output: NOTHING,
  },
  SendMessage: {
    input: structure({ ...queue, ...outgoingMessage }),
    output: structure(sentMessage),
  },
  SendMessageBatch: {
    input: structure({ ...queue, Entries: list('SendMessageBatchRequestEntry', structure({ Id: string, ...outgoingMessage })) }),
    output: structure({ Successful: list('SendMessageBatchResultEntry', structure({ Id: string, ...sentMessage })), ...failed }),
  },
  SetQueueAttributes: {
    input: structure({ ...queue, Attributes: attributes }),
    output: NOTHING,
  },
  StartMessageMoveTask: {
    input: structure({ SourceArn: string, DestinationArn: string, MaxNumberOfMessagesPerSecond: integer }),
    output: structure({ TaskHandle: string }),
  },
  TagQueue: {
    input: structure({ ...queue, Tags: tags }),
    output: NOTHING,
  },
  UntagQueue: {
    input: structure({ ...queue, TagKeys: list('TagKey', string) }),
    output: NOTHING,
  },
} as const satisfies Record<string, ActionShape>;

/**
 * The name of an action, as on the wire.
 *
 * @useDeclaredType
 */
export type ActionName = keyof typeof ACTION_SHAPES;

/** What a caller hands to an action, types checked; no member is required yet. */
export type ActionInput<Name extends ActionName> = ValueOf<(typeof ACTION_SHAPES)[Name]['input']>;

/** What an action answers; members that are absent or `undefined` are not shown. */
export type ActionOutput<Name extends ActionName> = ValueOf<(typeof ACTION_SHAPES)[Name]['output']>;

/** The names of the 23 actions. */
export const ACTION_NAMES = Object.keys(ACTION_SHAPES) as readonly ActionName[];

/** Whether SQS has an action of this name. */
export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(ACTION_SHAPES, name);
}
