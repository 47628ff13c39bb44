import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A process of the program dies at one of its calls, which never returns; it is started anew a second of SQS' time later.
 *
 * It befalls calls of what `sqs.process(name, start)` started, and of functions behind `mapEventSource`: their invocation fails, and the
 * batch comes again when its visibility timeout is over.
 *
 * @param options - `when`: `'before'` SQS does what the call asks for, or `'after'`. Default: either, drawn from the seed
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html
 *
 * @example
 * sqs.chaos.once(consumerDies({ action: 'DeleteMessage', when: 'before' }));
 */
export function consumerDies(options: FaultOptions & { readonly when?: 'before' | 'after' | undefined } = {}): FaultRule {
  return makeRule('consumerDies', options, ({ when }) => ({
    ways: when && [{ before: 'before the call', after: 'before its answer' }[when]],
  }));
}
