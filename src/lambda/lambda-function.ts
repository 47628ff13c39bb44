import { keepingScopes } from '../system/async-scope';
import type { FunctionAnswer, SqsHandler } from './call-function';

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
  /** Invokes it in the scope in which it was mapped, whoever sends the messages. */
  readonly inScope: (invoke: () => Promise<FunctionAnswer>) => Promise<FunctionAnswer>;

  constructor(name: string, handler: SqsHandler, load: FunctionLoad) {
    this.name = name;
    this.handler = handler;
    this.load = load;
    this.inScope = keepingScopes((invoke: () => Promise<FunctionAnswer>) => invoke());
  }
}
