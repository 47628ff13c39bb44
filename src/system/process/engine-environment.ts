/** What the process' environment says about container engines and LocalStack. */
export interface EngineEnvironment {
  /** The address of an engine, such as `unix:///run/podman/podman.sock`. */
  readonly dockerHost: string | undefined;
  readonly localStackAuthToken: string | undefined;
  /** Whether Testcontainers may take a container that is there already. */
  readonly mayReuse: boolean;
  /** Whether Testcontainers starts a container of its own, Ryuk, that removes others. */
  readonly wantsReaper: boolean;
}

/** Reads the variables that the tools of Docker, LocalStack and Testcontainers read, too. */
export function engineEnvironment(): EngineEnvironment {
  const { DOCKER_HOST, LOCALSTACK_AUTH_TOKEN, TESTCONTAINERS_REUSE_ENABLE, TESTCONTAINERS_RYUK_DISABLED } = process.env;
  return {
    dockerHost: DOCKER_HOST || undefined,
    localStackAuthToken: LOCALSTACK_AUTH_TOKEN || undefined,
    mayReuse: TESTCONTAINERS_REUSE_ENABLE !== 'false',
    wantsReaper: TESTCONTAINERS_RYUK_DISABLED !== 'true',
  };
}

/** The environment for a Node.js process that has nothing to do with this one's loaders, debuggers and coverage. */
export function plainNodeEnvironment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, ...environment } = process.env;
  return environment;
}
