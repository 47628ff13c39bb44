import { startLocalStack } from '../../src/localstack';
import { containersOf, docker, happenings } from './docker';

const events = happenings();
const images: string[] = [];

afterAll(() => {
  events.end();
  for (const image of images) docker('rmi', '--force', image);
});

/** An image of a LocalStack that does nothing but run a shell command. */
function imageThatRuns(command: string): string {
  const image = `localstack/localstack:2026.3.0-test-${process.pid}-${images.length}`;
  const [base] = docker('create', 'localstack/localstack:4.14.0');
  docker('commit', '--change', `ENTRYPOINT ${JSON.stringify(['/bin/sh', '-c', command])}`, base!, image);
  docker('rm', base!);
  images.push(image);
  return image;
}

const messageOf = (start: Promise<unknown>): Promise<string> => start.then(String, (error: Error) => error.message);

describe('A container that does not come up', () => {
  it('is removed, and the error has the end of its log', async () => {
    const image = imageThatRuns('echo cannot find the gateway; sleep 600');

    const message = await messageOf(startLocalStack({ image, authToken: 'token', startupTimeout: '15s' }));

    expect(message).toBe(
      `Failed to start LocalStack (${image}): SQS did not answer within 15 s.\nThe end of its log:\n  | cannot find the gateway`,
    );
    expect(containersOf(process.pid)).toEqual([]);
  });

  it('is given up at once when it ends by itself', async () => {
    const image = imageThatRuns('echo out of memory; exit 3');

    const message = await messageOf(startLocalStack({ image, authToken: 'token' }));

    expect(message).toBe(
      `Failed to start LocalStack (${image}): it ended by itself, with exit code 3.\nThe end of its log:\n  | out of memory`,
    );
    expect(containersOf(process.pid)).toEqual([]);
  });

  it('is explained when LocalStack refuses its token', async () => {
    const image = imageThatRuns('echo License activation failed; exit 55');

    const message = await messageOf(startLocalStack({ image, authToken: 'expired' }));

    expect(message).toContain(`(${image}): it ended by itself, with exit code 55.`);
    expect(message).toContain("{ image: 'localstack/localstack:4.14.0' }");
    expect(message).toContain('  | License activation failed');
    expect(message).not.toContain('expired');
    expect(containersOf(process.pid)).toEqual([]);
  });

  it('is removed when its start is aborted', async () => {
    const abort = new AbortController();
    const start = startLocalStack({ signal: abort.signal });
    const id = await events.next('create', (created) => containersOf(process.pid).includes(created));

    abort.abort(new Error('no longer needed'));

    await expect(start).rejects.toThrow('no longer needed');
    expect(await events.next('destroy', (destroyed) => destroyed === id)).toBe(id);
  });

  it('says how to get an image that is neither here nor to be had', async () => {
    const heard: string[] = [];
    const image = 'localhost:1/localstack/localstack:4.14.0';

    const message = await messageOf(startLocalStack({ image, onProgress: (line) => heard.push(line) }));

    expect(heard).toEqual([`pulling ${image}`]);
    expect(message).toContain(`Failed to pull ${image}, which is not on this machine: `);
    expect(message).toContain(`"docker pull ${image}" has to work first.`);
  });
});
