import { parseArn } from '../core/queue-address';
import { seededRandom } from '../system/seeded-random';
import type { TestWorld } from '../testing/world/test-world';
import { EventSource } from './event-source';
import type { EventSourceOptions } from './event-source-options';
import { functionArn, type SqsHandler } from './call-function';
import { LambdaError } from './lambda-error';
import { LambdaFunction, type FunctionLoad } from './lambda-function';

/** Added to the seed: a stream of its own, so that an invocation does not change which message ids come. */
const IDS = 2 ** 42;
const CALL_IDS = 2 ** 43;

/** The functions and event source mappings of a world. */
export class LambdaService {
  static readonly #ofWorld = new WeakMap<TestWorld, LambdaService>();
  readonly #world: TestWorld;
  /** How busy functions are, by name or handler. */
  readonly #loads = new Map<string | SqsHandler, FunctionLoad>();
  readonly #mappings = new Set<EventSource>();
  readonly #nextId: () => string;
  readonly #nextCallId: () => string;

  private constructor(world: TestWorld) {
    this.#world = world;
    const random = seededRandom(world.seed + IDS);
    const calls = seededRandom(world.seed + CALL_IDS);
    this.#nextId = () => random.uuid();
    this.#nextCallId = () => calls.uuid();
    world.onEmptied((everything) => {
      for (const mapping of this.#mappings) mapping.emptied(everything);
    });
  }

  static of(world: TestWorld): LambdaService {
    const existing = this.#ofWorld.get(world) ?? new LambdaService(world);
    this.#ofWorld.set(world, existing);
    return existing;
  }

  /** @throws LambdaError as `CreateEventSourceMapping` does */
  map(queueArn: string, handler: SqsHandler, options: EventSourceOptions): EventSource {
    for (const mapping of this.#mappings) mapping.endWithMaker();
    const lambdaFunction = this.#functionOf(handler, options.functionName);
    const twin = [...this.#mappings].find((mapping) => mapping.eventSourceArn === queueArn && mapping.isOf(lambdaFunction));
    if (twin !== undefined) throw alreadyMapped(twin);
    const mapping: EventSource = new EventSource(options, {
      world: this.#world,
      queueArn,
      mappingId: this.#nextId(),
      lambdaFunction,
      functionArn: functionArn({ ...parseArn(queueArn)!, functionName: lambdaFunction.name }),
      nextId: this.#nextId,
      nextCallId: this.#nextCallId,
      onDeleted: () => void this.#mappings.delete(mapping),
    });
    this.#mappings.add(mapping);
    return mapping;
  }

  /** Functions are one that have one given name, or without it one handler. */
  #functionOf(handler: SqsHandler, name: string | undefined): LambdaFunction {
    const key = name ?? handler;
    const load = this.#loads.get(key) ?? { running: 0 };
    this.#loads.set(key, load);
    return new LambdaFunction(name ?? nameOf(handler), handler, load);
  }
}

/** That of a mock function is the one that the test gave it. */
function nameOf(handler: SqsHandler): string {
  const { getMockName } = handler as { readonly getMockName?: () => string };
  const name = typeof getMockName === 'function' ? getMockName.call(handler) : handler.name;
  return /^[\w-]+$/.test(name) ? name : 'function';
}

function alreadyMapped({ uuid, eventSourceArn, functionName }: EventSource): LambdaError {
  return new LambdaError(
    'ResourceConflictException',
    `An event source mapping with SQS arn (" ${eventSourceArn} ") and function (" ${functionName} ") already exists. Please update or delete the existing mapping with UUID ${uuid}`,
  );
}
