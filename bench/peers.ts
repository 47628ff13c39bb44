/** The releases that everything is held against. */
export const FAUXQS = '2.4.1';
export const LOCAL_AWS_SQS = '2.0.2';
export const ELASTIC_MQ = '1.7.1';

/** Why something is not measured, in a line. */
export function whyMissing(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').find((line) => line.trim() !== '') ?? 'it failed';
}
