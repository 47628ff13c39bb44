import { SQSClient } from '@aws-sdk/client-sqs';
import { config } from './config';

export const sqsClient = new SQSClient({ region: config.region });
