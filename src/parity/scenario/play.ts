import type { Backend } from '../../backends/backend';
import type { Behaviour } from './behaviour';
import { createLabels } from './labels';
import { messageSteps } from './message-steps';
import { queueSteps } from './queue-steps';
import { quietly } from './quietly';
import type { Scenario } from './scenario';

/**
 * Plays a behaviour's scenario on a backend.
 *
 * @returns what the scenario returned, with labels for what differs from run to run: its queues are `A`, `B`, … in order of creation,
 * their ARNs `<arn of A>` and their URLs `<url of A>`
 * @throws Error, with the same labels, when a step fails that was to succeed
 */
export async function play(behaviour: Behaviour, backend: Backend, uniqueId: () => string): Promise<unknown> {
  const labels = createLabels();
  const made = new Set<string>();
  const onQueues = queueSteps(backend, labels, uniqueId, made);
  const scenario: Scenario = quietly({
    ...onQueues,
    ...messageSteps(onQueues.call, onQueues.attributes),
    label: labels.name,
    pass: (seconds: number) => backend.pass(seconds),
    async after<T>(seconds: number, waiting: Promise<T>) {
      let settled = false;
      const settle = (): void => void (settled = true);
      waiting.then(settle, settle);
      await backend.pass(seconds);
      return settled ? waiting : ('still waiting' as const);
    },
  });

  try {
    return labels.apply(await behaviour.run(scenario));
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new Error(String(labels.apply(text)), { cause: error });
  } finally {
    await Promise.allSettled([...made].map((QueueUrl) => backend.call('DeleteQueue', { QueueUrl })));
  }
}
