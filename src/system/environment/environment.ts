/** What the process' environment says about SQS. */
export interface EnvironmentDefaults {
  /** `us-east-1` where it names none. */
  readonly region: string;
  /** Custom endpoints that the AWS SDK would use. */
  readonly endpoints: readonly string[];
}

/** Reads the variables that the AWS SDK reads, too. */
export function environmentDefaults(): EnvironmentDefaults {
  const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_SQS, AWS_ENDPOINT_URL } = globalThis.process?.env ?? {};
  return {
    region: AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1',
    endpoints: [AWS_ENDPOINT_URL_SQS || AWS_ENDPOINT_URL].filter(
      (endpoint) => endpoint !== undefined && URL.canParse(endpoint),
    ) as string[],
  };
}

/** The run of an exploration that is to be seen again: `MSW_SQS_REPLAY`. */
export function environmentReplay(): string | undefined {
  return globalThis.process?.env['MSW_SQS_REPLAY'] || undefined;
}

/** Where a real backend answers that is to be asked the same as the mock: `MSW_SQS_SHADOW`. */
export function environmentShadow(): string | undefined {
  return globalThis.process?.env['MSW_SQS_SHADOW'] || undefined;
}

/** Whether the doctor looks at what happens in test files: `MSW_SQS_DOCTOR`. */
export function environmentDoctor(): string | undefined {
  return globalThis.process?.env['MSW_SQS_DOCTOR'] || undefined;
}

/** Of which tests pages are written of what happened in SQS: `MSW_SQS_TRACE`. */
export function environmentTrace(): string | undefined {
  return globalThis.process?.env['MSW_SQS_TRACE'] || undefined;
}

/** What SQS is to do to the calls of every world that does not say so itself: `MSW_SQS_CHAOS`. */
export function environmentChaos(): string | undefined {
  return globalThis.process?.env['MSW_SQS_CHAOS'] || undefined;
}

/** From which all random choices are to follow of every world that does not say so itself: `MSW_SQS_SEED`. @throws TypeError for what is no whole number */
export function environmentSeed(): number | undefined {
  const given = globalThis.process?.env['MSW_SQS_SEED'];
  if (given === undefined || given === '') return undefined;
  const seed = Number(given);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new TypeError(`MSW_SQS_SEED must be a whole number of at least 0, as in MSW_SQS_SEED=123, but is "${given}".`);
  return seed;
}

/** At which port of this machine a browser is to be shown what happens in test files: `MSW_SQS_PAGE`. @throws TypeError for what is no port */
export function environmentPage(): number | undefined {
  const given = globalThis.process?.env['MSW_SQS_PAGE'];
  if (given === undefined || given === '') return undefined;
  if (/^[1-9]\d{0,4}$/.test(given) && Number(given) <= 65_535) return Number(given);
  throw new TypeError(`MSW_SQS_PAGE must be a port from 1 to 65535, as in MSW_SQS_PAGE=9324, but is "${given}".`);
}
