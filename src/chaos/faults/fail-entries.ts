import type { Fault } from '../fault';
import { entriesOf, entryWays, partedBy, performOnly } from './entry';
import { apiReference } from './guide';

/** What a batch answers for an entry that SQS could not do. */
const FAILED = { SenderFault: false, Code: 'InternalError', Message: 'We encountered an internal error. Please try again.' };

/** Some entries of a batch fail, the others do not. */
export const failEntries: Fault = {
  name: 'failEntries',
  see: `${apiReference}/API_BatchResultErrorEntry.html`,
  costsReceive: true,
  actions: ['SendMessageBatch', 'DeleteMessageBatch', 'ChangeMessageVisibilityBatch'],
  ways: entryWays,
  says: ({ action }, way, message) =>
    `did all of a ${action} but ${way}${message === undefined ? '' : `, ${message},`} and said so in \`Failed\``,
  befall: (call, way, context) => ({
    async perform(work, input) {
      const { meant, others } = partedBy(way, call);
      // A batch that SQS refuses as a whole is refused.
      if (!isAccepted(call.input)) return work(input);
      context.tell(call, 'failEntries', `failed ${meant.map(({ Id }) => `"${Id}"`).join(', ')} of ${call.action}`);
      const { Successful, Failed } = await performOnly(others, work, input);
      return { Successful, Failed: [...Failed, ...meant.map(({ Id }) => ({ Id, ...FAILED }))] };
    },
  }),
};

const MAX_ENTRIES = 10;

function isAccepted(input: object): boolean {
  const ids = entriesOf({ input } as Parameters<typeof entriesOf>[0]).map(({ Id }) => Id);
  return ids.length <= MAX_ENTRIES && new Set(ids).size === ids.length;
}
