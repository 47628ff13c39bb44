/** A variable of the environment that decides whether AWS itself is called. */
export type AwsSetting = 'MSW_SQS_ALLOW_AWS' | 'AWS_ENDPOINT_URL_SQS' | 'AWS_ENDPOINT_URL';

/** What the process' environment says about calling AWS. */
export function awsSetting(name: AwsSetting): string | undefined {
  return globalThis.process?.env[name];
}
