import type { KnownDifferences } from '../drift/known-difference';
import elasticMq from './elasticmq-1.7.1.json';
import localStack from './localstack-4.14.0.json';

/** The differences that are known and explained, by backend. */
export const KNOWN = [localStack, elasticMq] as readonly KnownDifferences[];
