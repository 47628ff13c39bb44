import type { KnownDifferences } from '../drift/known-difference';

/** How LocalStack 4.14.0 differs from the mock. */
export const LOCALSTACK_4_14_0: KnownDifferences = { backend: 'localstack', title: 'LocalStack', version: '4.14.0', differences: [] };
