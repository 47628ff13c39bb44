import type { Caller } from '../../src/actions/action';
import { SqsError } from '../../src/core/sqs-error';
import { createResponder } from '../../src/transport/respond';
import type { SqsHttpRequest } from '../../src/transport/sqs-http';
import { formRequest, getRequest, jsonRequest, wireRequest } from '../protocol/wire-request';
import { fakeWorld, REQUEST_ID } from './fake-world';

const credential = (accessKey: string, region = 'ap-south-1'): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
});

describe('SQS', () => {
  it('answers in the protocol of the request', async () => {
    const respond = createResponder(fakeWorld({ GetQueueUrl: ({ QueueName }) => ({ QueueUrl: `url of ${QueueName}` }) }));

    const json = await respond(jsonRequest('GetQueueUrl', { QueueName: 'orders' }));
    const xml = await respond(formRequest('Action=GetQueueUrl&QueueName=orders'));
    const queryJson = await respond(formRequest('Action=GetQueueUrl&QueueName=orders', { headers: { accept: 'application/json' } }));

    expect(json).toMatchObject({ status: 200, body: '{"QueueUrl":"url of orders"}', headers: { 'x-amzn-requestid': REQUEST_ID } });
    expect(xml.body).toContain('<GetQueueUrlResult><QueueUrl>url of orders</QueueUrl></GetQueueUrlResult>');
    expect(JSON.parse(queryJson.body)).toMatchObject({ GetQueueUrlResponse: { GetQueueUrlResult: { QueueUrl: 'url of orders' } } });
  });

  it('answers at once, unless the action waits', async () => {
    const atOnce = createResponder(fakeWorld({ GetQueueUrl: () => ({ QueueUrl: 'url' }) }));
    const later = createResponder(fakeWorld({ GetQueueUrl: async () => ({ QueueUrl: 'url' }) }));
    const failing = createResponder(fakeWorld({ GetQueueUrl: () => Promise.reject(new SqsError('QueueDoesNotExist', 'None.')) }));
    const request = jsonRequest('GetQueueUrl', { QueueName: 'orders' });

    expect(atOnce(request)).toMatchObject({ status: 200, body: '{"QueueUrl":"url"}' });
    await expect(later(request)).resolves.toMatchObject({ status: 200, body: '{"QueueUrl":"url"}' });
    await expect(failing(request)).resolves.toMatchObject({ status: 400, body: expect.stringContaining('QueueDoesNotExist') });
  });

  it('hands the moment, the signal and the input to the action', async () => {
    const sendMessage = jest.fn(() => ({}));
    const { signal } = new AbortController();

    await createResponder(fakeWorld({ SendMessage: sendMessage }))({ ...jsonRequest('SendMessage', { DelaySeconds: 1 }), signal });

    expect(sendMessage).toHaveBeenCalledWith({ DelaySeconds: 1 }, expect.objectContaining({ nowMs: 1_000, signal }));
  });

  it("answers an action's error", async () => {
    const throwing = () => Promise.reject(new SqsError('OverLimit', 'Too many.'));

    const answer = await createResponder(fakeWorld({ ReceiveMessage: throwing }))(jsonRequest('ReceiveMessage', {}));

    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-query-error': 'OverLimit;Sender' } });
  });

  it.each([{ accept: 'application/json' }, {}])('answers a GET without an action with the bare name of the error', async (headers) => {
    const answer = await createResponder(fakeWorld())(getRequest('http://localhost/000000000000/orders', headers));

    expect(answer).toMatchObject({ status: 404, body: '<UnknownOperationException/>' });
  });

  it('answers 500 and reports what no SQS would throw', async () => {
    const fault = new TypeError('x is not a function');
    const onInternalError = jest.fn();
    const world = { ...fakeWorld({ PurgeQueue: () => Promise.reject(fault) }), onInternalError };

    const answer = await createResponder(world)(jsonRequest('PurgeQueue', {}));

    expect(answer).toMatchObject({ status: 500, headers: { 'x-amzn-query-error': 'InternalFailure;Receiver' } });
    expect(answer.body).toContain('TypeError: x is not a function');
    expect(onInternalError).toHaveBeenCalledWith(fault);
  });

  it.each(['x'.repeat(16 * 1024 * 1024 + 1), '€'.repeat(6 * 1024 * 1024)])('answers 413 to more than 16 MiB', async (body) => {
    const answer = await createResponder(fakeWorld())(jsonRequest('SendMessage', body));

    expect(answer.status).toBe(413);
  });
});

describe('The caller', () => {
  it.each<[string, Partial<Caller>, SqsHttpRequest, boolean]>([
    ['is the default account', { accountId: '000000000000', namesAccount: false, region: 'ap-south-1' }, signed(credential('test')), false],
    [
      'is the account that serves as access key',
      { accountId: '111122223333', namesAccount: true },
      signed(credential('111122223333')),
      false,
    ],
    ['may be the account within the access key', { accountId: '029608264753' }, signed(credential('ASIAQNZGKIQY56JQ7WML')), true],
    ['is not looked for in access keys otherwise', { accountId: '000000000000' }, signed(credential('ASIAQNZGKIQY56JQ7WML')), false],
    [
      'has the region of the credential first',
      { region: 'ap-south-1' },
      signed(credential('test'), 'https://sqs.eu-west-1.amazonaws.com/'),
      false,
    ],
    ['has the region of the host next', { region: 'eu-west-1' }, signed({}, 'https://sqs.eu-west-1.amazonaws.com/'), false],
    ['has the default region at last', { region: 'us-east-1' }, signed({}, 'http://localhost:9324/'), false],
    [
      'ignores other kinds of authorization',
      { region: 'us-east-1' },
      signed({ authorization: 'Basic eA==' }, 'http://localhost:9324/'),
      false,
    ],
    ['keeps the origin it used', { origin: 'https://queue.amazonaws.com' }, signed({}, 'https://queue.amazonaws.com:443/'), false],
    ['keeps the port it used', { origin: 'http://localhost:9324' }, signed({}, 'http://localhost:9324?x=/'), false],
    ['has a user id of its own', { senderId: 'AIDATESTXXXXXXXXXXXXX' }, signed(credential('test')), false],
  ])('%s', async (_what, expected, request, accountsFromAccessKeys) => {
    const listQueues = jest.fn(() => ({}));

    await createResponder({ ...fakeWorld({ ListQueues: listQueues }), accountsFromAccessKeys })(request);

    expect(listQueues).toHaveBeenCalledWith({}, expect.objectContaining({ caller: expect.objectContaining(expected) }));
  });

  it('may sign the URL instead', async () => {
    const listQueues = jest.fn(() => ({}));
    const url = 'http://localhost/?Action=ListQueues&X-Amz-Credential=111122223333%2F20260101%2Feu-north-1%2Fsqs%2Faws4_request';

    await createResponder(fakeWorld({ ListQueues: listQueues }))(getRequest(url));

    const caller = expect.objectContaining({ accountId: '111122223333', region: 'eu-north-1' });
    expect(listQueues).toHaveBeenCalledWith({}, expect.objectContaining({ caller }));
  });
});

function signed(headers: Record<string, string>, url = 'http://localhost/'): SqsHttpRequest {
  return wireRequest({ url, headers: { 'x-amz-target': 'AmazonSQS.ListQueues', ...headers }, body: '{}' });
}
