import { SQSClient, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import { SqsError } from '../../src/core/sqs-error';
import { jsonProtocol } from '../../src/protocol/json';
import { jsonRequest, ORIGIN, wireRequest } from './wire-request';

const QUEUE_URL = `${ORIGIN}/123456789012/orders`;
const REQUEST_ID = '11111111-2222-4333-8444-555555555555';

describe('An AWS JSON request', () => {
  it('is read as the SDK writes it', async () => {
    const request = await requestOfSdk();

    expect(jsonProtocol.decode(request)).toEqual({
      action: 'SendMessageBatch',
      input: {
        QueueUrl: QUEUE_URL,
        Entries: [
          {
            Id: 'a',
            MessageBody: 'order 42',
            DelaySeconds: 5,
            MessageAttributes: new Map([['__proto__', { DataType: 'Binary', BinaryValue: 'AAEC/w==' }]]),
          },
        ],
      },
    });
  });

  it.each([
    ['an empty body', '', {}],
    ['null for all', 'null', {}],
    ['null members', { QueueUrl: null, AttributeNames: [null, 'All'] }, { AttributeNames: ['All'] }],
    ['empty lists', { AttributeNames: [] }, { AttributeNames: [] }],
    ['unknown members', { Colour: [[[]]], MaxNumberOfMessages: -0 }, { MaxNumberOfMessages: 0 }],
    [
      'the ends of 32 bits',
      { MaxNumberOfMessages: 2147483647, WaitTimeSeconds: -2147483648 },
      { MaxNumberOfMessages: 2147483647, WaitTimeSeconds: -2147483648 },
    ],
  ])('may have %s', (_what, body, input) => {
    expect(jsonProtocol.decode(jsonRequest('ReceiveMessage', body))).toEqual({ action: 'ReceiveMessage', input });
  });

  it.each([
    ['a queue, where the input names none', `${QUEUE_URL}/`, {}, `${QUEUE_URL}/`],
    ['nothing, where the input names a queue', `${ORIGIN}/123456789012/others`, { QueueUrl: QUEUE_URL }, QUEUE_URL],
    ['nothing, where it has no account: an endpoint may have a path', `${ORIGIN}/base/sqs`, {}, undefined],
  ])('may have a path that says %s', (_what, url, body, queueUrl) => {
    const request = { ...jsonRequest('ReceiveMessage', body), url };

    expect(jsonProtocol.decode(request).input).toEqual(queueUrl === undefined ? {} : { QueueUrl: queueUrl });
  });

  it('leaves the path alone for an action that is about no queue of that name', () => {
    const request = { ...jsonRequest('ListQueues', {}), url: QUEUE_URL };

    expect(jsonProtocol.decode(request)).toEqual({ action: 'ListQueues', input: {} });
  });

  it.each([
    ['ReceiveMessage', '{', 'The request body is not well-formed JSON.'],
    ['ReceiveMessage', `{"MaxNumberOfMessages":NaN}`, 'The request body is not well-formed JSON.'],
    ['ReceiveMessage', '[]', 'Start of list found where not expected'],
    ['ReceiveMessage', '"{}"', 'Unexpected field type'],
    ['ReceiveMessage', `{"QueueUrl":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'Start of list found where not expected'],
    ['ReceiveMessage', { QueueUrl: 1 }, 'NUMBER_VALUE can not be converted to a String'],
    ['ReceiveMessage', { QueueUrl: true }, 'TRUE_VALUE can not be converted to a String'],
    ['ReceiveMessage', { QueueUrl: {} }, 'Start of structure or map found where not expected.'],
    ['ReceiveMessage', { AttributeNames: 'All' }, 'Unexpected field type'],
    ['ReceiveMessage', { AttributeNames: {} }, 'Start of structure or map found where not expected.'],
    ['ReceiveMessage', { MaxNumberOfMessages: '1' }, 'STRING_VALUE can not be converted to an Integer'],
    ['ReceiveMessage', { MaxNumberOfMessages: false }, 'FALSE_VALUE can not be converted to an Integer'],
    ['ReceiveMessage', { MaxNumberOfMessages: 1.5 }, 'NUMBER_VALUE can not be converted to an Integer'],
    ['ReceiveMessage', { MaxNumberOfMessages: 2147483648 }, 'NUMBER_VALUE can not be converted to an Integer'],
    ['ReceiveMessage', '{"MaxNumberOfMessages":1e999}', 'NUMBER_VALUE can not be converted to an Integer'],
    ['CreateQueue', { Attributes: [] }, 'Start of list found where not expected'],
    ['CreateQueue', { Attributes: { DelaySeconds: 5 } }, 'NUMBER_VALUE can not be converted to a String'],
    ['SendMessageBatch', { Entries: ['a'] }, 'Unexpected field type'],
    ['SendMessageBatch', { Entries: [{ MessageAttributes: { a: { StringValue: 1 } } }] }, 'NUMBER_VALUE can not be converted to a String'],
    ['SendMessage', { MessageAttributes: { a: { BinaryValue: 'no base64' } } }, 'STRING_VALUE can not be converted to a Blob'],
  ])('%s %.40j is refused', (action, body, message) => {
    expect(() => jsonProtocol.decode(jsonRequest(action, body))).toThrow(new SqsError('SerializationException', message));
  });

  it.each(['AmazonSQS.FlyMessage', 'AmazonSQS.toString', 'AmazonSQS.', 'DynamoDB_20120810.ListQueues', ''])(
    'to %s is unknown',
    (target) => {
      const request = wireRequest({ headers: { 'x-amz-target': target }, body: '{}' });

      expect(() => jsonProtocol.decode(request)).toThrow(expect.objectContaining({ code: 'UnknownOperation' }));
    },
  );
});

describe('An AWS JSON answer', () => {
  it('shows maps as objects', () => {
    const attributes = new Map([
      ['__proto__', { DataType: 'String', StringValue: 'x' }],
      ['constructor', { DataType: 'Binary', BinaryValue: 'AA==' }],
    ]);

    const { body } = jsonProtocol.encode('ReceiveMessage', { Messages: [{ Body: 'order 42', MessageAttributes: attributes }] }, REQUEST_ID);

    expect(body).toBe(
      '{"Messages":[{"Body":"order 42","MessageAttributes":{"__proto__":{"StringValue":"x","DataType":"String"},"constructor":{"BinaryValue":"AA==","DataType":"Binary"}}}]}',
    );
  });

  it('leaves out what is empty, except the source queues of a dead-letter queue', () => {
    expect(jsonProtocol.encode('ReceiveMessage', { Messages: [] }, REQUEST_ID).body).toBe('{}');
    expect(jsonProtocol.encode('GetQueueAttributes', { Attributes: new Map() }, REQUEST_ID).body).toBe('{}');
    expect(jsonProtocol.encode('SendMessageBatch', { Successful: [{ Id: 'a' }], Failed: [] }, REQUEST_ID).body).toBe(
      '{"Successful":[{"Id":"a"}]}',
    );
    expect(jsonProtocol.encode('ListDeadLetterSourceQueues', { queueUrls: [] }, REQUEST_ID).body).toBe('{"queueUrls":[]}');
  });

  it('has no body when the action gives nothing', () => {
    expect(jsonProtocol.encode('DeleteMessage', {}, REQUEST_ID)).toEqual({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': REQUEST_ID },
      body: '',
    });
  });

  it('names an error in both protocols', () => {
    const error = new SqsError('QueueDoesNotExist', 'The specified queue does not exist.');

    const { status, headers, body } = jsonProtocol.encodeError(error, REQUEST_ID);

    expect(status).toBe(400);
    expect(headers['x-amzn-query-error']).toBe('AWS.SimpleQueueService.NonExistentQueue;Sender');
    expect(body).toBe('{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}');
  });
});

async function requestOfSdk() {
  let request = wireRequest({});
  const client = new SQSClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
        request = wireRequest({ headers, body: new TextDecoder().decode(body) });
        return Promise.reject(new Error('seen enough'));
      },
    },
    maxAttempts: 1,
  });
  const value = { DataType: 'Binary', BinaryValue: new Uint8Array([0, 1, 2, 255]) };
  const entry = { Id: 'a', MessageBody: 'order 42', DelaySeconds: 5, MessageAttributes: { ['__proto__']: value } };
  await client.send(new SendMessageBatchCommand({ QueueUrl: QUEUE_URL, Entries: [entry] })).catch(() => {});
  return request;
}
