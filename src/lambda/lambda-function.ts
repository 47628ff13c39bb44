import { keepingScopes } from '../system/async-scope';
import type { SqsHandler } from './call-function';

/** How busy a function is, for all its mappings. */
export interface FunctionLoad {
  /** How many invocations of it are under way. */
  running: number;
}

/** A function, as a mapping invokes it. */
export class LambdaFunction {
  readonly name: string;
  readonly handler: SqsHandler;
  readonly load: FunctionLoad;

  /** @param handler - called in the scope in which it was mapped, whoever sends the messages */
  constructor(name: string, handler: SqsHandler, load: FunctionLoad) {
    this.name = name;
    this.handler = keepingParameters(handler, keepingScopes(handler));
    this.load = load;
  }
}

/** Keeps what tells whether the handler takes a callback. */
function keepingParameters(from: SqsHandler, to: SqsHandler): SqsHandler {
  const { getMockImplementation } = from as { readonly getMockImplementation?: unknown };
  Object.defineProperty(to, 'length', { value: from.length });
  return typeof getMockImplementation === 'function' ? Object.assign(to, { getMockImplementation: () => mockedBy(from) }) : to;
}

function mockedBy(mock: SqsHandler): unknown {
  return (mock as unknown as { getMockImplementation(): unknown }).getMockImplementation();
}
