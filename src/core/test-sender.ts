/** The sender of messages that a test sends itself: a user id of IAM's form. */
export const TEST_SENDER = 'AIDAMSWSQSTESTXXXXXXX';
