import { invalidValue } from './sqs-error';
import { jsonObject } from './json-object';
import { limits } from './limits';
import type { RedriveAllowPolicy } from './queue-settings';
import { SqsError } from './sqs-error';

const PERMISSIONS: readonly unknown[] = ['allowAll', 'denyAll', 'byQueue'];
const CANNOT = "Amazon SQS can't create the redrive allow policy";

/**
 * Reads the text of a `RedriveAllowPolicy`; `sourceQueueArns` belongs to `byQueue`, and only to it.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function parseRedriveAllowPolicy(text: string): RedriveAllowPolicy {
  const members = jsonObject(text);
  const redrivePermission = members?.get('redrivePermission');
  const arns = members?.get('sourceQueueArns');
  if (members === undefined || !PERMISSIONS.includes(redrivePermission) || hasOtherMembers(members) || !isListOfText(arns)) {
    throw new SqsError(
      'InvalidParameterValue',
      `Invalid value for the parameter RedriveAllowPolicy. Reason: ${CANNOT}, as it’s in an unsupported format.`,
    );
  }
  const sourceQueueArns = arns ?? [];
  const reason = refusal(redrivePermission === 'byQueue', sourceQueueArns.length);
  if (reason !== undefined) throw invalidValue(text, 'RedriveAllowPolicy', `${CANNOT}. ${reason}`);
  return { redrivePermission: redrivePermission as RedriveAllowPolicy['redrivePermission'], sourceQueueArns };
}

function refusal(byQueue: boolean, sources: number): string | undefined {
  if (!byQueue) {
    return sources > 0 ? 'To specify one or more source queue ARNs, you must set redrivePermission to byQueue.' : undefined;
  }
  if (sources === 0) return 'When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.';
  if (sources > limits.redriveSourceQueueArns) {
    return `The maximum number of source queue ARNs you can specify is ${limits.redriveSourceQueueArns}.`;
  }
  return undefined;
}

function hasOtherMembers(members: ReadonlyMap<string, unknown>): boolean {
  return [...members.keys()].some((name) => name !== 'redrivePermission' && name !== 'sourceQueueArns');
}

function isListOfText(value: unknown): value is readonly string[] | undefined {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}
