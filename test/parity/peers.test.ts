import { differenceOf, type Kind } from '../../scripts/parity/pages/difference';
import { actionsOfBehaviours } from '../../scripts/parity/actions-of-behaviours';
import { missingActions } from '../../scripts/parity/peers/missing-actions';
import { CATALOGUE } from '../../src/parity/catalogue';
import { mock } from '../../src/backends/mock';
import type { StoredResult } from '../../src/parity/drift/stored-results';
import type { Behaviour } from '../../src/parity/scenario/behaviour';

const error = (code: string, message = 'It is refused.', status = 400) => ({ code, message, status });
const behaviour = (expected: unknown): Behaviour => ({ id: 'x/y', says: '', evidence: 'aws', run: async () => undefined, expected });
const differs = (value: unknown, more: Partial<StoredResult> = {}): StoredResult => ({ outcome: 'differs', answer: { value }, ...more });

describe('How another implementation differs', () => {
  it.each<[Kind, unknown, StoredResult]>([
    ['takes', error('InvalidParameterValue'), differs({})],
    ['takes', [error('InvalidParameterValue')], differs([null])],
    ['takes', 'AWS.SimpleQueueService.NonExistentQueue', differs(undefined)],
    ['takes', { longest: {}, longer: 'InvalidParameterValue' }, differs({ longest: {} })],
    ['refuses', { left: ['order 42'] }, differs(error('QueueDoesNotExist'))],
    ['refuses', { left: [] }, { outcome: 'failed', answer: { failure: 'InvalidParameterValue (400): It is refused.' } }],
    ['words', error('InvalidParameterValue', 'one'), differs(error('InvalidParameterValue', 'other'), { onlyWords: true })],
    ['empty', { Successful: [{ Id: 'a' }] }, differs({ Successful: [{ Id: 'a' }], Failed: [] })],
    ['otherwise', ['order 42'], differs([])],
    ['otherwise', error('ReceiptHandleIsInvalid', 'No.', 404), differs(error('ReceiptHandleIsInvalid', 'No.', 400))],
    ['otherwise', { Status: 'RUNNING' }, { outcome: 'failed', answer: { failure: 'Cannot read properties of undefined' } }],
  ])('%s: %j beside %j', (kind, expected, result) => {
    expect(differenceOf(behaviour(expected), result)).toMatchObject({ kind });
  });

  it('is told apart from lacking an action, and from not being tried', () => {
    expect(differenceOf(behaviour({}), { ...differs(error('InvalidAction')), missing: 'TagQueue' })).toEqual({
      kind: 'missing',
      places: [],
    });
    expect(differenceOf(behaviour({}), { outcome: 'notApplicable' })).toBeUndefined();
    expect(differenceOf(behaviour({}), { outcome: 'same' })).toBeUndefined();
  });
});

describe('The actions that a backend does not have', () => {
  it('are those that it answers as one that does not exist', async () => {
    const backend = await mock().start();
    const call: typeof backend.call = (action, input) => {
      const isMissing = action === 'AddPermission' || action === 'ListMessageMoveTasks';
      return isMissing ? Promise.resolve({ error: error('', `${action} is unknown`, 500) }) : backend.call(action, input);
    };
    const unknowing = (action: string) => (action === 'FoldMessages' ? { error: error('', `${action} is unknown`, 500) } : undefined);

    expect(await missingActions({ ...backend, call: async (action, input) => unknowing(action) ?? call(action, input) })).toEqual([
      'AddPermission',
      'ListMessageMoveTasks',
    ]);
    expect(await missingActions(backend)).toEqual([]);
  });

  it('are found in the behaviours that call them', async () => {
    const actions = await actionsOfBehaviours(CATALOGUE.filter(({ id }) => id === 'tags/none'));

    expect(actions.get('tags/none')).toEqual(new Set(['CreateQueue', 'GetQueueAttributes', 'ListQueueTags', 'DeleteQueue']));
  });
});
