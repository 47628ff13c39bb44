interface ErrorRow {
  /** The `__type` of the JSON protocol. */
  readonly jsonType: string;
  /** The `Code` of the Query protocol, which the JSON protocol repeats in `x-amzn-query-error`. */
  readonly queryCode: string;
  readonly httpStatus: number;
}

const MODELLED = 'com.amazonaws.sqs';
const COMMON = 'com.amazon.coral.service';

/** An error of the SQS model; without a code of its own in the Query protocol it is named alike in both. */
const modelled = (name: string, queryCode = name, httpStatus = 400): ErrorRow => ({
  jsonType: `${MODELLED}#${name}`,
  queryCode,
  httpStatus,
});

/** An error that every AWS service has. */
const common = (name: string, queryCode: string, httpStatus = 400): ErrorRow => ({ jsonType: `${COMMON}#${name}`, queryCode, httpStatus });

/** SQS renamed its errors with the JSON protocol: a row holds both names of one, and its HTTP status. */
export const SQS_ERRORS = {
  AccessDenied: common('AccessDeniedException', 'AccessDenied', 403),
  BatchEntryIdsNotDistinct: modelled('BatchEntryIdsNotDistinct', 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'),
  BatchRequestTooLong: modelled('BatchRequestTooLong', 'AWS.SimpleQueueService.BatchRequestTooLong'),
  EmptyBatchRequest: modelled('EmptyBatchRequest', 'AWS.SimpleQueueService.EmptyBatchRequest'),
  InternalFailure: common('InternalFailure', 'InternalFailure', 500),
  InvalidAction: modelled('InvalidAction'),
  InvalidAddress: modelled('InvalidAddress', 'InvalidAddress', 404),
  InvalidAttributeName: modelled('InvalidAttributeName'),
  InvalidAttributeValue: modelled('InvalidAttributeValue'),
  InvalidBatchEntryId: modelled('InvalidBatchEntryId', 'AWS.SimpleQueueService.InvalidBatchEntryId'),
  InvalidIdFormat: modelled('InvalidIdFormat'),
  InvalidMessageContents: modelled('InvalidMessageContents'),
  InvalidParameterValue: common('InvalidParameterValueException', 'InvalidParameterValue'),
  InvalidSecurity: modelled('InvalidSecurity', 'InvalidSecurity', 403),
  KmsAccessDenied: modelled('KmsAccessDenied', 'KMS.AccessDeniedException'),
  KmsDisabled: modelled('KmsDisabled', 'KMS.DisabledException'),
  KmsInvalidKeyUsage: modelled('KmsInvalidKeyUsage', 'KMS.InvalidKeyUsageException'),
  KmsInvalidState: modelled('KmsInvalidState', 'KMS.InvalidStateException'),
  KmsNotFound: modelled('KmsNotFound', 'KMS.NotFoundException'),
  KmsOptInRequired: modelled('KmsOptInRequired', 'KMS.OptInRequired', 403),
  KmsThrottled: modelled('KmsThrottled', 'KMS.ThrottlingException'),
  MessageNotInflight: modelled('MessageNotInflight', 'AWS.SimpleQueueService.MessageNotInflight'),
  MissingParameter: common('MissingRequiredParameterException', 'MissingParameter'),
  OverLimit: modelled('OverLimit', 'OverLimit', 403),
  PurgeQueueInProgress: modelled('PurgeQueueInProgress', 'AWS.SimpleQueueService.PurgeQueueInProgress', 403),
  QueueDeletedRecently: modelled('QueueDeletedRecently', 'AWS.SimpleQueueService.QueueDeletedRecently'),
  QueueDoesNotExist: modelled('QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'),
  QueueNameExists: modelled('QueueNameExists', 'QueueAlreadyExists'),
  ReceiptHandleIsInvalid: modelled('ReceiptHandleIsInvalid', 'ReceiptHandleIsInvalid', 404),
  RequestEntityTooLarge: common('RequestEntityTooLargeException', 'RequestEntityTooLarge', 413),
  RequestThrottled: modelled('RequestThrottled', 'RequestThrottled', 403),
  ResourceNotFoundException: modelled('ResourceNotFoundException', 'ResourceNotFoundException', 404),
  SerializationException: common('SerializationException', 'MalformedInput'),
  ServiceUnavailable: common('ServiceUnavailable', 'ServiceUnavailable', 503),
  TooManyEntriesInBatchRequest: modelled('TooManyEntriesInBatchRequest', 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest'),
  UnknownOperation: common('UnknownOperationException', 'UnknownOperationException', 404),
  UnsupportedOperation: modelled('UnsupportedOperation', 'AWS.SimpleQueueService.UnsupportedOperation'),
  /** Not of SQS: a test made this call wait for something that will not come. No client tries it again. */
  WaitAborted: modelled('WaitAborted'),
} as const satisfies Record<string, ErrorRow>;

/**
 * The errors SQS answers with, by the short name used here.
 *
 * @useDeclaredType
 */
export type SqsErrorCode = keyof typeof SQS_ERRORS;

/**
 * An error that SQS answers to its caller.
 *
 * Anything else thrown below the protocol is a fault of this package.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 *
 * @example
 * throw new SqsError('OverLimit', 'The maximum number of in flight messages is reached');
 */
export class SqsError extends Error {
  override readonly name = 'SqsError';
  readonly code: SqsErrorCode;

  constructor(code: SqsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The error for a parameter's value, in the words AWS uses for nearly all of them. */
export function invalidValue(value: unknown, parameter: string, reason: string): SqsError {
  return new SqsError('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);
}
