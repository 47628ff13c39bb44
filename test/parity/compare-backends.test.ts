import {
  compareBackends,
  mock,
  type Backend,
  type BackendChoice,
  type CompareOptions,
  type CompareProgress,
  type Comparison,
} from '../../src/parity';
import { mockBackend } from '../../src/backends/mock-backend';
import { createSqs } from '../../src/world/sqs';
import { queryCaller } from './query-caller';

const OPTIONS = { clock: 'virtual', strict: true, seed: 1 } as const;

/** The mock, changed; `stops` counts how often it was stopped. */
function changed(change: (backend: Backend) => Partial<Backend>): BackendChoice & { readonly stops: () => number } {
  let stops = 0;
  const choice = mock(OPTIONS);
  return {
    name: 'other',
    stops: () => stops,
    async start() {
      const started = await choice.start();
      const changedOf = (backend: Backend): Backend => ({ ...backend, ...change(backend), name: 'other' });
      const stop = async (): Promise<void> => {
        stops++;
        await started.stop();
      };
      return { ...started, ...changedOf(started), apart: () => changedOf(started.apart!()), stop };
    },
  };
}

const compare = (change: (backend: Backend) => Partial<Backend>, options: Partial<CompareOptions> = {}): Promise<Comparison> =>
  compareBackends({ backend: changed(change), filter: 'sending/answer', ...options });

describe('compareBackends', () => {
  it('finds the mock to behave as itself, in the order of the catalogue, whatever runs at a time', async () => {
    const progress: CompareProgress[] = [];

    const { results, ...names } = await compareBackends({
      backend: mock(OPTIONS),
      filter: 'waiting/',
      onProgress: (step) => progress.push(step),
    });
    const oneByOne = await compareBackends({ backend: mock(OPTIONS), filter: 'waiting/', concurrency: 1 });

    expect(names).toEqual({ reference: 'mock', backend: 'mock', milliseconds: expect.any(Number) });
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    expect(results.map(({ id }) => id)).toEqual(oneByOne.results.map(({ id }) => id));
    expect(progress.map(({ done }) => done)).toEqual(results.map((_, index) => index + 1));
    expect(progress.at(-1)!.total).toBe(results.length);
  });

  it('tells where an answer is another', async () => {
    const { results } = await compare(({ call }) => ({
      call: async (action, input) => ({
        ...(await call(action, input)),
        ...(action === 'SendMessage' ? { MD5OfMessageBody: 'other' } : {}),
      }),
    }));

    expect(results).toMatchObject([
      {
        id: 'sending/answer',
        says: 'SendMessage answers an id and the MD5 of the body.',
        outcome: 'differs',
        onlyWords: false,
        reference: { value: { MD5OfMessageBody: '78e731027d8fd50ed642340b7c9a63b3' } },
        backend: { value: { MD5OfMessageBody: 'other' } },
        differences: [{ path: 'MD5OfMessageBody', reference: '78e731027d8fd50ed642340b7c9a63b3', backend: 'other' }],
      },
      { id: 'sending/answer-of-fifo', outcome: 'differs' },
    ]);
  });

  it('tells errors apart that are only told in other words', async () => {
    const filter = 'queues/get-url-of-missing';

    const { results } = await compare(
      ({ call }) => ({
        async call(action, input) {
          const { error, ...output } = await call(action, input);
          return error === undefined ? output : { error: { ...error, message: 'No.' } };
        },
      }),
      { filter },
    );

    expect(results).toMatchObject([{ outcome: 'differs', onlyWords: true, differences: [{ path: 'message', backend: 'No.' }] }]);
  });

  it('gives up on a call that hangs, and goes on', async () => {
    const { results } = await compare(
      ({ call }) => ({ call: (action, input) => (action === 'SendMessage' ? new Promise(() => {}) : call(action, input)) }),
      { timeLimitSeconds: 0.2 },
    );

    expect(results).toMatchObject([
      {
        outcome: 'failed',
        reason: 'other: did not end within 0.2 s',
        reference: { value: {} },
        backend: { failure: 'did not end within 0.2 s' },
      },
      { outcome: 'failed' },
    ]);
  });

  it('lets a scenario that was given up make no more calls, but for the deletion of its queues', async () => {
    const calls: string[] = [];
    let answer = (): void => {};

    await compare(
      ({ call }) => ({
        async call(action, input) {
          calls.push(action);
          if (action === 'SendMessage') await new Promise<void>((resolve) => (answer = resolve));
          return call(action, input);
        },
      }),
      { filter: 'visibility/old-place', timeLimitSeconds: 0.1 },
    );
    calls.length = 0;
    answer();
    await new Promise(setImmediate);

    expect(calls).toEqual(['DeleteQueue']);
  });

  it('tells why a step failed, in words that do not change from run to run', async () => {
    const { results } = await compare(({ call }) => ({
      call: async (action, input) =>
        action === 'SendMessage'
          ? { error: { code: 'Broken', message: `No luck with ${String(input['QueueUrl'])}`, status: 500 } }
          : call(action, input),
    }));

    expect(results[0]).toMatchObject({ outcome: 'failed', reason: 'other: Broken (500): No luck with <url of A>' });
  });

  it('does not try what one of the two does not offer', async () => {
    const played: string[] = [];

    const { results } = await compare(({ call }) => ({ offers: [], call: (action, input) => (played.push(action), call(action, input)) }), {
      filter: 'purging/once-a-minute',
    });

    expect(results).toMatchObject([
      { outcome: 'notApplicable', reason: "other: it needs AWS' 60-second rules, which are not in force", differences: [] },
    ]);
    expect(played).toEqual([]);
  });

  it('expects of the Query protocol what is said otherwise there', async () => {
    const byQuery = (): Partial<Backend> => {
      const sqs = createSqs(OPTIONS);
      const url = 'https://sqs.us-east-1.amazonaws.com/';
      const call = queryCaller(async ({ headers, body }) => sqs.handler({ method: 'POST', url, header: (name) => headers[name], body }));
      return mockBackend(sqs, { strict: true, byQuery: call });
    };

    const { results } = await compare(byQuery, { filter: 'dead-letter-sources/' });

    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['same']));
    expect(results.find(({ id }) => id === 'dead-letter-sources/none')).toMatchObject({
      reference: { value: { queueUrls: [] } },
      backend: { value: {} },
    });
  });

  it('stops what it started when the other cannot be started', async () => {
    const reference = changed(() => ({}));
    const backend: BackendChoice = { name: 'none', start: () => Promise.reject(new Error('There is no engine.')) };

    await expect(compareBackends({ reference, backend })).rejects.toThrow('There is no engine.');
    expect(reference.stops()).toBe(1);
  });

  it('ends early when it is told to, and stops both', async () => {
    const controller = new AbortController();
    const [reference, backend] = [changed(() => ({})), changed(() => ({}))];

    const comparing = compareBackends({
      reference,
      backend,
      signal: controller.signal,
      concurrency: 1,
      onProgress: () => controller.abort(new Error('Enough.')),
    });

    await expect(comparing).rejects.toThrow('Enough.');
    expect([reference.stops(), backend.stops()]).toEqual([1, 1]);
  });
});
