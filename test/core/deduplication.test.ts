import { Deduplication } from '../../src/core/deduplication';

const sentAt = (atMs: number) => ({ messageId: 'first', position: 1, atMs });
const inGroup = (groupId: string) => ({ groupId, deduplicationId: 'same' });

describe('Deduplication', () => {
  it('recognises a message for five minutes from the first send', () => {
    const deduplication = new Deduplication('queue');

    deduplication.remember(inGroup('a'), sentAt(0));

    expect(deduplication.find(inGroup('a'), 299_999)).toMatchObject({ messageId: 'first' });
    expect(deduplication.find(inGroup('a'), 300_000)).toBeUndefined();
  });

  it('counts an id in all groups, or in each group, as DeduplicationScope says', () => {
    const [ofQueue, ofGroup] = [new Deduplication('queue'), new Deduplication('messageGroup')];

    for (const deduplication of [ofQueue, ofGroup]) deduplication.remember(inGroup('a'), sentAt(0));

    expect(ofQueue.find(inGroup('b'), 1)).toMatchObject({ messageId: 'first' });
    expect(ofGroup.find(inGroup('b'), 1)).toBeUndefined();
    expect(ofGroup.find(inGroup('a'), 1)).toMatchObject({ messageId: 'first' });
  });

  it('applies a new scope a minute after the change', () => {
    const deduplication = new Deduplication('queue');

    deduplication.changeScope('messageGroup', 1000);
    deduplication.remember(inGroup('a'), sentAt(60_999));

    expect(deduplication.find(inGroup('b'), 60_999)).toMatchObject({ messageId: 'first' });
    expect(deduplication.find(inGroup('b'), 61_000)).toBeUndefined();
    deduplication.remember(inGroup('a'), sentAt(61_000));
    expect(deduplication.find(inGroup('a'), 61_000)).toMatchObject({ messageId: 'first' });
    expect(deduplication.find(inGroup('b'), 61_000)).toBeUndefined();
  });

  it('goes on with the old scope when a change is taken back in time', () => {
    const deduplication = new Deduplication('queue');
    deduplication.remember(inGroup('a'), sentAt(0));

    deduplication.changeScope('messageGroup', 1000);
    deduplication.changeScope('queue', 2000);

    expect(deduplication.find(inGroup('b'), 200_000)).toMatchObject({ messageId: 'first' });
  });

  it('forgets everything when the queue is purged', () => {
    const deduplication = new Deduplication('queue');
    deduplication.remember(inGroup('a'), sentAt(0));

    deduplication.clear();

    expect(deduplication.find(inGroup('a'), 1)).toBeUndefined();
  });
});
