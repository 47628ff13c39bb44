import { SQSClient } from '@aws-sdk/client-sqs';

/** The one client of this service; where SQS is, the environment says. */
export const sqsClient = new SQSClient();
