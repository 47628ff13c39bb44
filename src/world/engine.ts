// What answers calls, and what tests ask of the answers: read when the first call comes, or a test first asks. Until then a test
// file has read the façade and the interception only, and Jest reads those anew for every file.

export { sqsChaos } from '../chaos/sqs-chaos';
export { checkStart } from '../chaos/check-start';
export { checkOptions } from '../options/check-options';
export { places } from '../options/places';
export { verifyConservation } from '../testing/assertions/verify-conservation';
export { commandCalls } from '../testing/calls/command-calls';
export * as matchers from '../testing/matchers';
export { settle } from '../testing/settling/settle';
export { callScope } from '../transport/call-scope';
export { answering } from '../transport/in-process/answering';
export { mswHandlers } from '../transport/msw/msw-handlers';
export { fakeTimers } from '../system/time/fake-timers';
export { outlivedTest, reportOpenPolls, sharedWorld } from './open-polls';
export { populatedWorld } from './populated-world';
