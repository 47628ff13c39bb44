import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import type { ContainerRuntimeClient } from 'testcontainers';
import { engineEnvironment } from '../../system/process/engine-environment';
import { withTimeout } from '../../system/time/with-timeout';
import { connectionProblem } from './connection-problem';
import type { Testcontainers } from './require-testcontainers';

/** Far more than an engine takes to say who it is. */
const LIMIT_MS = 8000;

/**
 * Finds the container engine.
 *
 * Where DOCKER_HOST names one, no other is taken.
 *
 * @throws Error whose first line says what was tried; the others, what can be done
 */
export async function containerEngine(testcontainers: Testcontainers): Promise<ContainerRuntimeClient> {
  const { dockerHost } = engineEnvironment();
  const problem = dockerHost === undefined ? undefined : await connectionProblem(dockerHost);
  if (problem !== undefined) throw noEngine(`DOCKER_HOST=${dockerHost} (${problem})`);
  const late = (): Error => new Error(`no answer within ${LIMIT_MS / 1000} s`);
  try {
    return await withTimeout(LIMIT_MS, testcontainers.getContainerRuntimeClient(), late);
  } catch (error) {
    throw noEngine(await tried(dockerHost), error);
  }
}

/** Where Testcontainers looks, and what became of it. */
async function tried(dockerHost: string | undefined): Promise<string> {
  const sockets = process.platform === 'win32' ? ['npipe:////./pipe/docker_engine'] : unixSockets();
  const places = dockerHost === undefined ? sockets : [dockerHost];
  const lines = places.map(async (place) => {
    const problem = (await connectionProblem(place)) ?? 'something listens there, but does not answer as a container engine does';
    return `${dockerHost === undefined ? '' : 'DOCKER_HOST='}${place} (${problem})`;
  });
  return (await Promise.all(lines)).join(', ');
}

function unixSockets(): string[] {
  const perUser = [`${homedir()}/.docker/run/docker.sock`, `${homedir()}/.docker/desktop/docker.sock`].filter((path) => existsSync(path));
  return ['/var/run/docker.sock', ...perUser].map((path) => `unix://${path}`);
}

function noEngine(where: string, cause?: unknown): Error {
  const lines = [
    `No container engine answers. Tried: ${where}.`,
    'Start Docker, Podman, Colima or another one, so that "docker info" works, or set DOCKER_HOST to its address.',
    'To skip such tests on machines without: containersAvailable() of msw-sqs/localstack tells.',
  ];
  return new Error(lines.join('\n'), { cause });
}
