import { toHaveReceivedAnyCommand } from './to-have-received-any-command';
import { toHaveReceivedCommand } from './to-have-received-command';
import { toHaveReceivedCommandTimes } from './to-have-received-command-times';
import { toHaveReceivedCommandWith } from './to-have-received-command-with';
import { toHaveReceivedNthCommandWith } from './to-have-received-nth-command-with';
import { toHaveReceivedNthSpecificCommandWith } from './to-have-received-nth-specific-command-with';

// The short names of aws-sdk-client-mock-jest. Unlike toReceiveMessage, they are about the past, and not awaited.

/** {@link toHaveReceivedCommand} */
export const toReceiveCommand = toHaveReceivedCommand;
/** {@link toHaveReceivedCommandTimes} */
export const toReceiveCommandTimes = toHaveReceivedCommandTimes;
/** {@link toHaveReceivedCommandWith} */
export const toReceiveCommandWith = toHaveReceivedCommandWith;
/** {@link toHaveReceivedNthCommandWith} */
export const toReceiveNthCommandWith = toHaveReceivedNthCommandWith;
/** {@link toHaveReceivedNthSpecificCommandWith} */
export const toReceiveNthSpecificCommandWith = toHaveReceivedNthSpecificCommandWith;
/** {@link toHaveReceivedAnyCommand} */
export const toReceiveAnyCommand = toHaveReceivedAnyCommand;
