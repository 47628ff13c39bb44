import { startSqsServer, type SqsServer } from '../../../src/server';
import { contractProject, type Ending, type Run, type RunnerName } from './contract-project';

const RUNNERS: readonly RunnerName[] = ['jest', 'jest-without-globals', 'vitest', 'node'];
const project = contractProject();
const runs = new Map<RunnerName, Run>();
let server: SqsServer;

beforeAll(async () => {
  server = await startSqsServer({ port: 0, region: 'eu-west-1' });
  await Promise.all(RUNNERS.map(async (runner) => void runs.set(runner, await project.run(runner, { SERVER: server.endpoint }))));
}, 120_000);
afterAll(async () => {
  await server.close();
  project.remove();
});

const passed: Ending = { status: 'passed', error: expect.any(String) };
const leftOut: Ending = { status: 'pending', error: expect.any(String) };
const failed = (error: RegExp): Ending => ({ status: 'failed', error: expect.stringMatching(error) });

describe.each(RUNNERS)('A contract in %s', (runner) => {
  /** How the tests of a contract ended, by their titles without its name. */
  const endingsOf = (contract: string): Record<string, Ending> => {
    const { tests } = runs.get(runner)!;
    const ofContract = [...tests].filter(([title]) => title.includes(`${contract} contract `));
    return Object.fromEntries(ofContract.map(([title, ending]) => [title.slice(title.indexOf(' contract ') + 10), ending]));
  };

  it('runs the same tests on every backend, and reaches it with every client', () => {
    expect(endingsOf('orders')).toMatchObject({
      'on mock a client of the service reaches the backend': passed,
      'on mock nothing is there while tests are being defined': passed,
      'on server a client of the service reaches the backend': passed,
      'on server nothing is there while tests are being defined': passed,
    });
  });

  it('leaves out what a backend cannot do, and says why', () => {
    expect(endingsOf('orders')).toMatchObject({
      'on mock days pass at once': passed,
      'on server tests that need virtualTime, which server has not': leftOut,
    });
    expect(endingsOf('timeless')).toEqual({ 'on server is left out: the contract needs virtualTime': leftOut });
  });

  it('leaves out a backend that is not there, with one test that says why', () => {
    const title = 'on nobody is left out: No SQS answers at http://127.0.0.1:1 (ECONNREFUSED). Start one,';

    const [left, ...others] = Object.entries(endingsOf('orders')).filter(([name]) => name.startsWith('on nobody'));

    expect(left).toEqual([expect.stringContaining(title), leftOut]);
    expect(others).toEqual([]);
  });

  it('fails instead, where that backend was asked for and nobody reads notices', () => {
    expect(endingsOf('urgent')).toEqual({ 'on nobody is available': failed(/No SQS answers at http:\/\/127\.0\.0\.1:1/) });
  });

  it('runs on the backends that MSW_SQS_BACKEND names', () => {
    expect(endingsOf('picked')).toEqual({ 'on mock is on mock alone': passed });
    expect(endingsOf('local')).toEqual({ 'is left out: MSW_SQS_BACKEND=aws is none of its backends (mock)': leftOut });
  });

  it('passes where a difference is accepted, and shows it', () => {
    expect(endingsOf('orders')).toMatchObject({
      'on mock a block inside differs': passed,
      'on server a block inside differs': passed,
      'on server: every accepted difference is there': passed,
    });
    expect(runs.get(runner)!.printed).toContain(
      'orders contract on server: "a block inside differs" differs, as accepted: servers differ (a little)',
    );
  });

  it('fails when an accepted difference is gone', () => {
    const gone = failed(/"passes again" passes on mock now, .*Remove \{ backend: '+mock'+, test: "passes again", … \} from accept/);
    // node:test cannot fail a test that it has been told may fail.
    const inNode = runner === 'node';

    expect(endingsOf('outdated')).toEqual({
      'on mock passes again': inNode ? passed : gone,
      'on mock keeps the order': passed,
      'on mock: every accepted difference is there': inNode ? gone : passed,
    });
  });

  it('fails when a difference is accepted for a test that is not there', () => {
    expect(endingsOf('misspelt')).toMatchObject({
      'on mock keeps the order': passed,
      'on mock: every accepted difference is there': failed(/names the test "keeps the odrer".* Did you mean "keeps the order"\?/),
    });
  });

  it('says at once why a backend did not start', () => {
    const { printed } = runs.get(runner)!;

    expect(printed).toContain('refusing did not start: the licence has expired');
    expect(printed).toContain('slow did not start: it was not up after 0.2 s, see startTimeout');
    for (const contract of ['refusing', 'slow'])
      for (const { status } of Object.values(endingsOf(contract))) expect(status).not.toBe('passed');
  });

  it('fails for the tests that fail, and for no others', () => {
    const failures = [...runs.get(runner)!.tests].filter(([, { status }]) => status === 'failed').map(([title]) => title);
    const expected = /fails on purpose$|^(outdated|misspelt|refusing|slow) contract|urgent contract/;

    expect(failures.filter((title) => !expected.test(title))).toEqual([]);
    expect(failures.filter((title) => title.endsWith('fails on purpose'))).toHaveLength(2);
    expect(runs.get(runner)!.status).toBe(1);
  });
});

describe('The server that all these runs share', () => {
  it('had queues of different names only, and has none left, also where tests have failed', async () => {
    const names = server.sqs.commandCalls('CreateQueue').map(({ input }) => String(input['QueueName']));
    const listed = await fetch(`${server.endpoint}/?Action=ListQueues&Version=2012-11-05`);

    expect(new Set(names).size).toBe(RUNNERS.length * 4);
    expect(names).toHaveLength(RUNNERS.length * 4);
    expect(await listed.text()).not.toContain('<QueueUrl>');
  });
});
