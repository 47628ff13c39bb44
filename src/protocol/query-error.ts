import { SQS_ERRORS, type SqsError } from '../core/sqs-error';

/** What the Query protocol says of an error. */
export interface QueryError {
  readonly type: 'Sender' | 'Receiver';
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number;
}

/** SQS words this one error differently in its two protocols. */
const QUEUE_DOES_NOT_EXIST = 'The specified queue does not exist for this wsdl version.';

/** An error as the Query protocol has it, whether in XML or JSON. */
export function queryErrorOf({ code, message }: SqsError): QueryError {
  const { queryCode, httpStatus } = SQS_ERRORS[code];
  return {
    type: httpStatus < 500 ? 'Sender' : 'Receiver',
    code: queryCode,
    message: code === 'QueueDoesNotExist' ? QUEUE_DOES_NOT_EXIST : message,
    httpStatus,
  };
}
