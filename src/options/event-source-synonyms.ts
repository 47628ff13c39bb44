/** Options of event source mappings as AWS' API, templates and CDK name them. */
export const EVENT_SOURCE_SYNONYMS: Readonly<Record<string, string>> = {
  batchingWindow: 'maximumBatchingWindowInSeconds',
  filterCriteria: 'filters',
  FilterCriteria: 'filters',
  functionResponseTypes: 'reportBatchItemFailures',
  FunctionResponseTypes: 'reportBatchItemFailures',
  maxBatchingWindow: 'maximumBatchingWindowInSeconds',
  maxConcurrency: 'maximumConcurrency',
  reservedConcurrentExecutions: 'reservedConcurrency',
  scalingConfig: 'maximumConcurrency',
  ScalingConfig: 'maximumConcurrency',
};
