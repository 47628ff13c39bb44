import { setupWorker } from 'msw/browser';
import { createSqs } from 'msw-sqs';

export const worker = setupWorker(...createSqs().handlers);
