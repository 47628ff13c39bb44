/** Whether the user has agreed, in the process' environment, to AWS itself being called. */
export function awsAllowed(): boolean {
  return globalThis.process?.env['MSW_SQS_ALLOW_AWS'] === '1';
}
