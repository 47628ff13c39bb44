import { SqsError } from '../../src/core/sqs-error';
import type { Duel, RealReceived } from './duel';
import { naiveChange, naiveDelete } from './naive-handles';
import type { Operation } from './operations';

type Step<Kind extends Operation['do']> = Operation & { readonly do: Kind };

/** Takes one step of a scenario on both sides, and compares what they answer. */
export async function act(duel: Duel, step: Operation): Promise<void> {
  switch (step.do) {
    case 'send':
      return send(duel, step);
    case 'receive':
      return receive(duel, step);
    case 'poll':
      return poll(duel, step);
    case 'giveUp':
      return giveUp(duel, step);
    case 'delete':
    case 'change':
      return useHandle(duel, step);
    case 'takeBack':
      duel.takeBack?.();
      duel.takeBack = undefined;
      return;
    case 'garbage':
      expect(refusal(() => duel.real(step.queue).delete('AQEBgarbage', duel.nowMs))).toBe('ReceiptHandleIsInvalid');
      return;
    case 'purge':
      duel.real(step.queue).purge(duel.nowMs);
      return duel.expected(step.queue).purge();
    case 'set':
    case 'redrive':
      return configure(duel, step);
    case 'move':
      return move(duel, step);
    case 'wait':
      return duel.goTo(duel.nowMs + step.ms);
    case 'look':
      return duel.compareState();
  }
}

function send(duel: Duel, { queue, group, dedup, delay }: Step<'send'>): void {
  const [real, expected] = [duel.real(queue), duel.expected(queue)];
  const body = `m${++duel.sent}`;
  const groupId = real.fifo || group > 1 ? `g${group}` : undefined;
  const deduplicationId = dedup === undefined ? `unique-${duel.sent}` : `same-${dedup}`;
  const draft = { body, md5OfBody: '', senderId: 'me', groupId, delaySeconds: delay };
  const { messageId } = real.send(real.fifo ? { ...draft, deduplicationId } : draft, duel.nowMs);
  if (!expected.fifo) return expected.send(body, { delay, groupId });
  const stored = expected.send(body, { groupId: groupId!, deduplicationId });
  if (stored === body) duel.ids.set(body, messageId);
  expect(messageId).toBe(duel.ids.get(stored));
}

function receive(duel: Duel, { queue, max, timeout, attempt }: Step<'receive'>): void {
  const naive = duel.expected(queue).arrive({ max, visibilityTimeout: timeout, attemptId: attempt });
  const request = { maxMessages: max, visibilityTimeoutSeconds: timeout, attemptId: attempt };
  let real: RealReceived;
  try {
    real = duel.real(queue).receive(request, duel.nowMs);
  } catch (error) {
    real = asNotRetryable(error);
  }
  duel.answered(real, naive);
  if (real === 'not retryable' || naive === 'not retryable') return;
  duel.takeBack = () => {
    duel.real(queue).takeBack(real, request, duel.nowMs);
    duel.expected(queue).takeBack(naive, attempt);
  };
}

async function poll(duel: Duel, { max, timeout, wait, attempt }: Step<'poll'>): Promise<void> {
  const [real, expected] = [duel.real(duel.setup.polled), duel.expected(duel.setup.polled)];
  const pending = { abort: new AbortController(), real: undefined, naive: undefined };
  duel.polls.push(pending);
  expected.polls.add({ max, visibilityTimeout: timeout, attemptId: attempt }, duel.nowMs + wait * 1000, pending);
  const request = { maxMessages: max, visibilityTimeoutSeconds: timeout, attemptId: attempt };
  const options = { untilMs: duel.nowMs + wait * 1000, signal: pending.abort.signal };
  const answered = (answer: RealReceived) => Object.assign(pending, { real: answer });
  void real.waitForMessages(request, options, duel.nowMs).then(answered, (error: unknown) => answered(asNotRetryable(error)));
}

function giveUp(duel: Duel, step: Step<'giveUp'>): void {
  const pending = duel.polls[step.poll % Math.max(1, duel.polls.length)];
  if (pending === undefined) return;
  pending.abort.abort();
  duel.expected(duel.setup.polled).polls.giveUp(pending);
}

function useHandle(duel: Duel, step: Step<'delete' | 'change'>): void {
  if (duel.handles.length === 0) return;
  const { real, naive } = duel.handles[step.handle % duel.handles.length]!;
  const queue = step.queue ?? duel.setup.names.indexOf(naive.queue.name);
  const [realQueue, naiveQueue] = [duel.real(queue), duel.expected(queue)];
  const refused =
    step.do === 'delete'
      ? refusal(() => realQueue.delete(real, duel.nowMs))
      : refusal(() => realQueue.changeVisibility(real, step.timeout, duel.nowMs));
  expect(refused).toBe(step.do === 'delete' ? naiveDelete(naiveQueue, naive) : naiveChange(naiveQueue, naive, step.timeout));
}

function configure(duel: Duel, step: Step<'set' | 'redrive'>): void {
  const queue = duel.expected(step.queue);
  const { settings } = queue;
  if (step.do === 'redrive') {
    settings.redrive = step.to === undefined ? undefined : { to: duel.setup.names[step.to]!, max: step.max };
  } else if (step.name === 'delay') {
    queue.setDelay(step.to);
  } else {
    settings[step.name] = step.to;
  }
  duel.model.configure(duel.real(step.queue), settings);
}

function move(duel: Duel, { queue, to, perSecond }: Step<'move'>): void {
  if (to === queue) return;
  const destination = to === undefined ? undefined : duel.setup.names[to]!;
  if (!duel.naive.startTask(duel.expected(queue), destination, perSecond)) return;
  const destinationArn = destination === undefined ? undefined : duel.model.find(destination).arn;
  duel.model.queues.moveTasks.start({ source: duel.real(queue), destinationArn, messagesPerSecond: perSecond }, duel.nowMs);
}

function asNotRetryable(error: unknown): 'not retryable' {
  if (error instanceof SqsError && error.message.endsWith('the receive call is not retryable.')) return 'not retryable';
  throw error;
}

/** The code of an error, with its reason where one code has several. */
function refusal(call: () => void): string | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    if (!(error instanceof SqsError)) throw error;
    const reason = /Reason: (.*)$/.exec(error.message)?.[1];
    return reason === undefined ? error.code : `${error.code}: ${reason}`;
  }
}
