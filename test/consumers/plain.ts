import { createSqs, type Sqs } from 'msw-sqs';

const sqs: Sqs = createSqs();

export const handlerCount: number = sqs.handlers.length;
// @ts-expect-error: there is no such member, so `sqs` is not `any`
export const typo: unknown = sqs.handlrs;
