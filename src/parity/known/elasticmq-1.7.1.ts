import type { KnownDifferences } from '../drift/known-difference';

/** How ElasticMQ 1.7.1 differs from the mock. */
export const ELASTICMQ_1_7_1: KnownDifferences = { backend: 'elasticmq', title: 'ElasticMQ', version: '1.7.1', differences: [] };
