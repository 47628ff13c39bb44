import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src';

const MISSPELT = 'msw-sqs: GetQueueUrl found no queue "oders" in us-east-1, account 000000000000. There is "orders": is the name misspelt?';

describe('A hint', () => {
  let sqs: Sqs;
  const client = new SQSClient({ region: 'us-east-1', maxAttempts: 1 });
  beforeEach(() => {
    sqs = createSqs();
    sqs.listen();
    sqs.createQueue('orders');
  });
  afterEach(() => {
    sqs.close();
    jest.restoreAllMocks();
    Reflect.deleteProperty(console, '_log');
  });

  const findMisspelt = () => expect(client.send(new GetQueueUrlCommand({ QueueName: 'oders' }))).rejects.toThrow('does not exist');

  it('is given by the console of the test', async () => {
    const told = new Promise((resolve) => jest.spyOn(console, 'warn').mockImplementation(resolve));

    await findMisspelt();

    expect(await told).toBe(MISSPELT);
  });

  it('that comes when the tests have run is written beside the console, as Jest fails a run in which that is used then', async () => {
    const told = new Promise((resolve) => {
      closeConsole();
      jest.spyOn(console, 'warn').mockImplementation((text) => resolve(`by the console: ${text}`));
      jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
        if (`${text}`.startsWith('msw-sqs:')) resolve(text);
        return true;
      });
    });

    await findMisspelt();

    expect(await told).toBe(`${MISSPELT}\n`);
  });

  /** Closes the console as Jest does when the tests of a file have run. */
  function closeConsole(): void {
    Object.assign(console, { _log: () => {} });
  }
});
