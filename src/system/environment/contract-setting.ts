/** What the process' environment says about how contracts are run. */
export interface ContractSetting {
  /** Backends to run on, by name, separated by commas. */
  readonly backends: string | undefined;
  /** Whether nobody is there to read notices. */
  readonly inCi: boolean;
}

/** Reads the variables `MSW_SQS_BACKEND` and `CI`. */
export function contractSetting(): ContractSetting {
  const { MSW_SQS_BACKEND, CI } = globalThis.process?.env ?? {};
  return { backends: MSW_SQS_BACKEND, inCi: CI !== undefined && !['', '0', 'false'].includes(CI) };
}
