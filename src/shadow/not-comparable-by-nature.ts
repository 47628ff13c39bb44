import type { ActionName } from '../api/shapes';
import type { Answer, Input } from '../backends/call-action';
import type { ShadowContext } from './shadow-context';
import { partsOf, type ShadowedCall } from './shadowed-call';
import type { TwinQueue } from './twin-queues';

/** Actions whose answers follow from what is in a queue. */
const ABOUT_CONTENTS: ReadonlySet<ActionName> = new Set<ActionName>([
  'ReceiveMessage',
  'DeleteMessage',
  'DeleteMessageBatch',
  'ChangeMessageVisibility',
  'ChangeMessageVisibilityBatch',
]);

const USING_HANDLES = /^(DeleteMessage|ChangeMessageVisibility)/;
const UNKNOWN = 'ReceiptHandleIsInvalid';

const SIXTY_SECOND_RULES: ReadonlySet<string> = new Set([
  'AWS.SimpleQueueService.PurgeQueueInProgress',
  'AWS.SimpleQueueService.QueueDeletedRecently',
]);

/** Why the backend is not even asked; `undefined` when it can be. */
export function notComparableByNature(call: ShadowedCall, twin: TwinQueue | undefined, context: ShadowContext): string | undefined {
  const { action, answer, input } = call;
  if (twin?.notToBeMade !== undefined) return twin.notToBeMade;
  if (twin?.outOfStep !== undefined && ABOUT_CONTENTS.has(action)) return twin.outOfStep;
  if (hasHandleOfEarlierQueue(call, context)) return 'a receipt handle is from before the queue was emptied by a reset, or created again';
  if (input['ReceiveRequestAttemptId'] !== undefined && context.clockMoved(call.answeredAt)) {
    return "the test's clock was moved, and the time in which a receive can be tried again is not over on the backend";
  }
  if (SIXTY_SECOND_RULES.has(answer.error?.code ?? '')) return 'the 60-second rules are an option of msw-sqs';
  if (action === 'CancelMessageMoveTask' && answer.error === undefined) return 'a move task goes at its own pace on each side';
  if (action === 'ListMessageMoveTasks' && answer['Results'] !== undefined) return 'a move task goes at its own pace on each side';
  if (action !== 'ListQueues' && action !== 'ListDeadLetterSourceQueues') return undefined;
  if (input['NextToken'] !== undefined || answer['NextToken'] !== undefined)
    return 'each side cuts its pages where its own order of queues has it';
  return action === 'ListQueues' && context.names.shortened ? 'a name is too long to be found by its beginning on the backend' : undefined;
}

/** Whether the mock knows a handle as its own which the backend has never given a counterpart. */
function hasHandleOfEarlierQueue(call: ShadowedCall, { pairs }: ShadowContext): boolean {
  const { action, answer } = call;
  if (!USING_HANDLES.test(action)) return false;
  const failed = (answer['Failed'] ?? []) as readonly Answer[];
  const isRefused = ({ Id }: Input): boolean =>
    answer.error?.code === UNKNOWN || failed.some((entry) => entry['Id'] === Id && entry['Code'] === UNKNOWN);
  return partsOf(call).some((part) => {
    const { ReceiptHandle: handle } = part;
    return typeof handle === 'string' && pairs.toBackend('ReceiptHandle', handle) === undefined && !isRefused(part);
  });
}
