import type { KnownDifferences } from '../drift/known-difference';
import { ELASTICMQ_1_7_1 } from './elasticmq-1.7.1';
import { LOCALSTACK_4_14_0 } from './localstack-4.14.0';

/** The differences that are known and explained, by backend. */
export const KNOWN: readonly KnownDifferences[] = [LOCALSTACK_4_14_0, ELASTICMQ_1_7_1];
