import type { ActionName } from '../../api/shapes';

const DOCUMENTATION = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest';

/** Addresses of AWS' documentation of SQS. */
export const awsPage = {
  api: (action: ActionName): string => `${DOCUMENTATION}/APIReference/API_${action}.html`,
  guide: (page: string): string => `${DOCUMENTATION}/SQSDeveloperGuide/${page}.html`,
};
