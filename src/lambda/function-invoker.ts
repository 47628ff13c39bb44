import type { EventOf } from '../core/journal';
import { parseArn } from '../core/queue-address';
import type { TestWorld } from '../testing/world/test-world';
import type { BatchItem } from './batch';
import { allFailed, batchVerdict, unreadVerdict, type Verdict } from './batch-verdict';
import { callFunction, type FunctionAnswer } from './call-function';
import type { EventSourceSettings } from './event-source-settings';
import type { LambdaFunction } from './lambda-function';
import type { QueueClient } from './queue-client';

interface InvokerOptions {
  readonly world: TestWorld;
  readonly queueArn: string;
  readonly mappingId: string;
  readonly lambdaFunction: LambdaFunction;
  readonly client: QueueClient;
  readonly nextId: () => string;
  readonly settings: () => EventSourceSettings;
  /** Called when an invocation is over, and its messages are deleted. */
  readonly onEnd: () => void;
}

/** An invocation under way. */
interface Invocation {
  readonly about: Omit<EventOf<'invocationThrottled'>, 'kind' | 'atMs'>;
  readonly reportsFailures: boolean;
  isOver: boolean;
  /** Lets go of all that it holds. */
  release(): void;
}

/** What Lambda says of a function whose process ends while it works. */
const KILLED = 'Runtime exited with error: signal: killed';

/** Invokes a function with batches, and deletes what it has handled. */
export class FunctionInvoker {
  readonly #options: InvokerOptions;
  readonly #invocations = new Set<Invocation>();

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  /** How many invocations are under way. */
  get running(): number {
    return this.#invocations.size;
  }

  /** Begins an invocation, unless the function is at its reserved concurrency: then the batch is left to its visibility timeout. */
  invoke(items: readonly BatchItem[]): 'started' | 'throttled' {
    const { world, queueArn, mappingId, lambdaFunction, nextId, settings } = this.#options;
    const { reservedConcurrency = Infinity, timeoutSeconds, windowSeconds: batchingWindowSeconds, reportsFailures } = settings();
    const atMs = world.clock.now();
    const requestId = nextId();
    const messages = items.map(({ message }) => message);
    const about = { queueArn, mappingId, functionName: lambdaFunction.name, requestId, messages };
    if (lambdaFunction.load.running >= reservedConcurrency) {
      world.record({ kind: 'invocationThrottled', atMs, ...about });
      return 'throttled';
    }
    const endsAtMs = atMs + timeoutSeconds * 1000;
    const invocation = this.#begin(about, reportsFailures);
    const cancel = world.clock.schedule(endsAtMs, () => void this.#end(invocation, timedOut(about, timeoutSeconds)));
    const { release } = invocation;
    invocation.release = () => {
      cancel();
      release();
    };
    world.record({ kind: 'invocationStarted', atMs, ...about, timeoutSeconds, batchingWindowSeconds });
    const { region, accountId } = parseArn(queueArn)!;
    const context = { functionName: lambdaFunction.name, requestId, region, accountId, endsAtMs, clock: world.clock };
    const event = { Records: items.map(({ record }) => record) };
    const killed = (): void => void this.#end(invocation, allFailed(idsOf(about), `RequestId: ${requestId} Error: ${KILLED}`));
    const call = (): Promise<FunctionAnswer> => callFunction(lambdaFunction.handler, event, context);
    const answered = lambdaFunction.inScope(() => world.mortal(about.functionName, killed, call));
    void answered.then((answer) => this.#end(invocation, verdictOn(answer, invocation)));
    return 'started';
  }

  /** What is under way is of no more interest, whatever comes of it. */
  abandon(): void {
    for (const invocation of this.#invocations) {
      invocation.isOver = true;
      invocation.release();
    }
  }

  #begin(about: Invocation['about'], reportsFailures: boolean): Invocation {
    const { world, lambdaFunction } = this.#options;
    lambdaFunction.load.running++;
    const done = world.activity.work(`function "${about.functionName}"`);
    const invocation: Invocation = {
      about,
      reportsFailures,
      isOver: false,
      release: () => {
        if (!this.#invocations.delete(invocation)) return;
        lambdaFunction.load.running--;
        done();
      },
    };
    this.#invocations.add(invocation);
    return invocation;
  }

  /** The first that ends it counts: an answer, or the time-out. */
  async #end(invocation: Invocation, { outcome, failed, unread = new Set(), error }: Verdict): Promise<void> {
    if (invocation.isOver) return;
    invocation.isOver = true;
    const { about } = invocation;
    const { world, client, onEnd } = this.#options;
    const messageIds = { failedMessageIds: [...failed], unreadMessageIds: [...unread] };
    world.record({ kind: 'invocationEnded', atMs: world.clock.now(), ...about, outcome, ...messageIds, error });
    const handled = about.messages.filter(({ message }) => !failed.has(message.id));
    await client.delete(handled.map(({ receiptHandle }) => receiptHandle));
    invocation.release();
    onEnd();
  }
}

function verdictOn(answer: FunctionAnswer, { about, reportsFailures }: Invocation): Verdict {
  const ids = idsOf(about);
  if (answer.kind === 'threw') return allFailed(ids, answer.error);
  return reportsFailures ? batchVerdict(answer.response, ids) : unreadVerdict(answer.response, ids);
}

function timedOut(about: Invocation['about'], timeoutSeconds: number): Verdict {
  return allFailed(idsOf(about), `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`, 'timedOut');
}

function idsOf({ messages }: Invocation['about']): string[] {
  return messages.map(({ message }) => message.id);
}
