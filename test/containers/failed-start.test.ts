import { startLocalStack } from '../../src/localstack';
import { containersOf, docker, happenings } from './docker';

const events = happenings();
afterAll(() => events.end());

const messageOf = (start: Promise<unknown>): Promise<string> => start.then(String, (error: Error) => error.message);

describe('A container that does not come up', () => {
  it('is removed, and the error has the end of its log', async () => {
    // Another port than the one that is asked.
    const start = startLocalStack({ startupTimeout: '8s', env: { GATEWAY_LISTEN: '0.0.0.0:4567' } });

    const message = await messageOf(start);

    expect(message).toContain(
      'Failed to start LocalStack (localstack/localstack:4.14.0): SQS did not answer within 8 s.\nThe end of its log:\n  | ',
    );
    expect(containersOf(process.pid)).toEqual([]);
  });

  it('is given up at once when it ends by itself', async () => {
    const start = startLocalStack({ env: { PATH: '/nowhere' } });

    expect(await messageOf(start)).toMatch(/^Failed to start LocalStack/);
    expect(containersOf(process.pid)).toEqual([]);
  });

  it('is explained when LocalStack refuses its token', async () => {
    const image = 'localstack/localstack:2026.3.0-test';
    const [base] = docker('create', 'localstack/localstack:4.14.0');
    docker('commit', '--change', `ENTRYPOINT ["/bin/sh", "-c", "echo License activation failed; exit 55"]`, base!, image);
    docker('rm', base!);
    try {
      const message = await messageOf(startLocalStack({ image, authToken: 'expired' }));

      expect(message).toContain(`(${image}): it ended by itself, with exit code 55.`);
      expect(message).toContain("{ image: 'localstack/localstack:4.14.0' }");
      expect(message).toContain('  | License activation failed');
      expect(message).not.toContain('expired');
      expect(containersOf(process.pid)).toEqual([]);
    } finally {
      docker('rmi', image);
    }
  });

  it('is removed when its start is aborted', async () => {
    const abort = new AbortController();
    const start = startLocalStack({ signal: abort.signal });
    const id = await events.next('create', (created) => containersOf(process.pid).includes(created));

    abort.abort(new Error('no longer needed'));

    await expect(start).rejects.toThrow('no longer needed');
    expect(await events.next('destroy', (destroyed) => destroyed === id)).toBe(id);
  });
});
