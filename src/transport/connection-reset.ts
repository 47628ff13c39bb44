/** What a caller gets when the other side breaks a connection; the AWS SDK tries again then. */
export function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { errno: -104, code: 'ECONNRESET', syscall: 'read' });
}
