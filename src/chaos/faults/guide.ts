/** Where AWS says what standard and FIFO queues do: pages of its developer guide. */
export const guide = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide';

/** AWS' pages of the actions. */
export const apiReference = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference';

/** What AWS' SDKs do when a call fails. */
export const sdkRetries = 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html';
