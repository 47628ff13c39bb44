/** Words of names that say that there are groups, and not which one this is. */
const VAGUE =
  /^(a|all|any|background|batch|common|constant|default|events?|everything|fifo|fixed|flow|global|groups?|handlers?|id|key|number|jobs?|main|messages?|my|one|only|orders?|process(ing|or)?|queue|same|service|shared|single|static|stream|tasks?|the|topic|work(er|ers|flow)?)$/;
/** Numbers and single letters count what they follow: `group-1`. */
const COUNTING = /^(\d{1,2}|[a-z])$/;

/**
 * Whether the name of a message group says nothing of what its messages share: it is made of such words as `default` or `group-1`, of the
 * queue's name, and of the name of what differs from one message to the next (`order-processing`, where each has its own `orderId`).
 */
export function groupSaysNothing(
  groupId: string,
  { queueName, idName = '' }: { readonly queueName: string; readonly idName?: string },
): boolean {
  const words = wordsOf(groupId);
  const known = new Set([...wordsOf(queueName), ...wordsOf(idName)].map(singular));
  const isVague = (word: string): boolean => VAGUE.test(word) || known.has(singular(word));
  if (words.length === 1 && COUNTING.test(words[0]!)) return true;
  return words.some(isVague) && words.every((word) => isVague(word) || (COUNTING.test(word) && words.includes('group')));
}

/** `OrderEvents`, `order-events` and `order_events` are two words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function singular(word: string): string {
  return word.replace(/s$/, '');
}
