import { SqsError } from '../../src/core/sqs-error';
import { decodeQueryCall } from '../../src/protocol/query-call';
import { queryJsonProtocol } from '../../src/protocol/query-json';
import { queryXmlProtocol } from '../../src/protocol/query-xml';
import { formRequest, getRequest, ORIGIN } from './wire-request';

const REQUEST_ID = '11111111-2222-4333-8444-555555555555';
const AT_QUEUE = `${ORIGIN}/123456789012/orders`;

describe('A Query request', () => {
  it.each([
    ['a map', 'Action=CreateQueue&Attribute.1.Name=A&Attribute.1.Value=1', { Attributes: new Map([['A', '1']]) }],
    ['tags', 'Action=CreateQueue&Tag.1.Key=__proto__&Tag.1.Value=', { tags: new Map([['__proto__', '']]) }],
    ['a list', 'Action=GetQueueAttributes&AttributeName.1=A&AttributeName.2=B', { AttributeNames: ['A', 'B'] }],
    ['a list without an index', 'Action=GetQueueAttributes&AttributeName=All', { AttributeNames: ['All'] }],
    ['a map without an index', 'Action=SetQueueAttributes&Attribute.Name=A&Attribute.Value=1', { Attributes: new Map([['A', '1']]) }],
    ['indices in disorder, with gaps', 'Action=UntagQueue&TagKey.999999999=C&TagKey.10=B&TagKey.9=A', { TagKeys: ['A', 'B', 'C'] }],
    ['endless indices', `Action=UntagQueue&TagKey.${'9'.repeat(1000)}=A`, { TagKeys: ['A'] }],
    ['a parameter twice', 'Action=ReceiveMessage&WaitTimeSeconds=1&WaitTimeSeconds=2', { WaitTimeSeconds: 1 }],
    ['unknown parameters', 'Action=ReceiveMessage&Colour.1=red&QueueUrl.1=x&toString=y&.=&&=z&AttributeName.1.2=q', {}],
    ['broken escapes', 'Action=SendMessage&MessageBody=100%&MessageGroupId=%zz%41', { MessageBody: '100%', MessageGroupId: '%zzA' }],
    ['a body with spaces and signs', 'Action=SendMessage&MessageBody=a+b%2Bc%0D%0A%F0%9F%98%80', { MessageBody: 'a b+c\r\n😀' }],
    [
      'both kinds of attribute names',
      'Action=ReceiveMessage&AttributeName.1=A&MessageSystemAttributeName.1=B',
      { AttributeNames: ['A'], MessageSystemAttributeNames: ['B'] },
    ],
  ])('may have %s', (_what, form, input) => {
    expect(decodeQueryCall(formRequest(form)).input).toEqual(input);
  });

  it('flattens the message attributes of a batch', () => {
    const entry = 'SendMessageBatchRequestEntry.1';
    const attribute = `${entry}.MessageAttribute.1`;
    const form = `Action=SendMessageBatch&${entry}.Id=a&${entry}.DelaySeconds=5&${attribute}.Name=k&${attribute}.Value.DataType=Binary&${attribute}.Value.BinaryValue=AAEC`;

    expect(decodeQueryCall(formRequest(form)).input).toEqual({
      Entries: [{ Id: 'a', DelaySeconds: 5, MessageAttributes: new Map([['k', { DataType: 'Binary', BinaryValue: 'AAEC' }]]) }],
    });
  });

  it.each(['abc', '', '1.5', '1e3', '0x10', ' 1', '2147483648', '9'.repeat(400)])('is refused with the number "%.12s"', (text) => {
    const request = formRequest(`Action=ReceiveMessage&WaitTimeSeconds=${encodeURIComponent(text)}`);

    expect(() => decodeQueryCall(request)).toThrow(
      new SqsError('SerializationException', 'STRING_VALUE can not be converted to an Integer'),
    );
  });

  it.each([
    ['Attribute.2.Value=1', 'Attribute.2.Name'],
    ['Attribute.2.Name=A', 'Attribute.2.Value'],
  ])('is refused with half an attribute: %s', (form, missing) => {
    const request = formRequest(`Action=SetQueueAttributes&${form}`);

    expect(() => decodeQueryCall(request)).toThrow(new SqsError('MissingParameter', `The request must contain the parameter ${missing}.`));
  });

  it.each([
    ['no value', 'MessageAttribute.1.Name=price', 'price'],
    ['no name', 'MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=x', ''],
  ])('leaves a message attribute with %s to the one who sends the message', (_half, form, name) => {
    const entry = 'SendMessageBatchRequestEntry.1.';
    const inEntry = form.replaceAll('MessageAttribute', `${entry}MessageAttribute`);
    const request = formRequest(`Action=SendMessageBatch&${entry}Id=a&${inEntry}`);

    const { Entries } = decodeQueryCall(request).input as { Entries: { MessageAttributes: ReadonlyMap<string, object> }[] };

    expect([...Entries[0]!.MessageAttributes.keys()]).toEqual([name]);
  });

  it.each(['%FF', '%C3%28', 'a%E2%9C', '%ED%A0%80'])('is refused when it is not UTF-8: %s', (encoded) => {
    const request = formRequest(`Action=SendMessage&MessageBody=%E2%9C%93${encoded}`);

    expect(() => decodeQueryCall(request)).toThrow(/^The request's parameters are not UTF-8: "[^"]+" is no text\.$/);
  });

  it('takes a replacement character, and a percent sign that encodes nothing', () => {
    const request = formRequest('Action=SendMessage&MessageBody=%EF%BF%BD 100% %zz');

    expect(decodeQueryCall(request).input).toEqual({ MessageBody: '\ufffd 100% %zz' });
  });

  it('to a queue is about that queue, unless it names another', () => {
    expect(decodeQueryCall(getRequest(`${AT_QUEUE}?Action=DeleteQueue`)).input).toEqual({ QueueUrl: AT_QUEUE });
    expect(decodeQueryCall(getRequest(`${AT_QUEUE}?Action=DeleteQueue&QueueUrl=other`)).input).toEqual({ QueueUrl: 'other' });
    expect(decodeQueryCall(formRequest('', { url: `${AT_QUEUE}?Action=DeleteQueue` })).input).toEqual({ QueueUrl: AT_QUEUE });
    expect(decodeQueryCall(getRequest(`${AT_QUEUE}?Action=GetQueueUrl&QueueName=other`)).input).toEqual({ QueueName: 'other' });
  });

  it.each([
    [AT_QUEUE, 'ListQueues'],
    [AT_QUEUE, 'CreateQueue'],
    [`${ORIGIN}/`, 'FlyMessage'],
    [`${ORIGIN}/`, 'constructor'],
  ])('to %s for %s is not valid', (url, action) => {
    const error = new SqsError('InvalidAction', `The action ${action} is not valid for this endpoint.`);

    expect(() => decodeQueryCall(getRequest(`${url}?Action=${action}`))).toThrow(error);
  });
});

describe('A Query answer in XML', () => {
  it('holds texts unharmed', () => {
    const { body } = queryXmlProtocol.encode('ReceiveMessage', { Messages: [{ Body: 'a"b\'<&>\r\n\t😀\u0000\uD800' }] }, REQUEST_ID);

    expect(body).toContain("<Message><Body>a&quot;b'&lt;&amp;&gt;&#xD;\n\t😀\uFFFD\uFFFD</Body></Message>");
  });

  it('flattens lists and maps', () => {
    const message = {
      MessageId: 'm',
      Body: 'b',
      Attributes: new Map([['SentTimestamp', '1']]),
      MessageAttributes: new Map([['k', { DataType: 'String', StringValue: 'v' }]]),
    };

    const { status, headers, body } = queryXmlProtocol.encode('ReceiveMessage', { Messages: [message] }, REQUEST_ID);

    expect({ status, headers }).toEqual({ status: 200, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': REQUEST_ID } });
    expect(body).toBe(
      '<?xml version="1.0"?><ReceiveMessageResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><ReceiveMessageResult>' +
        '<Message><MessageId>m</MessageId><Body>b</Body><Attribute><Name>SentTimestamp</Name><Value>1</Value></Attribute>' +
        '<MessageAttribute><Name>k</Name><Value><StringValue>v</StringValue><DataType>String</DataType></Value></MessageAttribute></Message>' +
        `</ReceiveMessageResult><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata></ReceiveMessageResponse>`,
    );
  });

  it('closes an empty result, and has none when the action gives nothing', () => {
    expect(queryXmlProtocol.encode('ReceiveMessage', {}, REQUEST_ID).body).toContain('<ReceiveMessageResult/><ResponseMetadata>');
    expect(queryXmlProtocol.encode('DeleteQueue', {}, REQUEST_ID).body).toContain('2012-11-05/"><ResponseMetadata>');
  });

  it('words a missing queue in its own way', () => {
    const { status, body } = queryXmlProtocol.encodeError(
      new SqsError('QueueDoesNotExist', 'The specified queue does not exist.'),
      REQUEST_ID,
    );

    expect(status).toBe(400);
    expect(body).toBe(
      '<?xml version="1.0"?><ErrorResponse xmlns="http://queue.amazonaws.com/doc/2012-11-05/"><Error><Type>Sender</Type>' +
        '<Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist for this wsdl version.</Message>' +
        `<Detail/></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`,
    );
  });
});

describe('A Query answer in JSON', () => {
  it('has the tree of the XML', () => {
    const attributes = new Map([['DelaySeconds', '0']]);

    expect(JSON.parse(queryJsonProtocol.encode('GetQueueAttributes', { Attributes: attributes }, REQUEST_ID).body)).toEqual({
      GetQueueAttributesResponse: {
        GetQueueAttributesResult: { Attributes: [{ Name: 'DelaySeconds', Value: '0' }] },
        ResponseMetadata: { RequestId: REQUEST_ID },
      },
    });
    expect(queryJsonProtocol.encode('ReceiveMessage', { Messages: [{ Body: 'b' }] }, REQUEST_ID).body).toContain(
      '"ReceiveMessageResult":{"messages":[{"Body":"b"}]}',
    );
  });

  it('names an error by its Query code', () => {
    const { status, body } = queryJsonProtocol.encodeError(new SqsError('OverLimit', 'Too many.'), REQUEST_ID);

    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ Error: { Code: 'OverLimit', Message: 'Too many.' } });
  });
});
