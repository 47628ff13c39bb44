/** The releases of other implementations that this package is held against. */
export const LOCAL_STACK = '4.14.0';
export const ELASTIC_MQ = '1.7.1';
export const FAUXQS = '2.4.1';
export const LOCAL_AWS_SQS = '2.0.2';
