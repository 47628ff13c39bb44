import { SQS_ERRORS, SqsError } from '../core/sqs-error';
import { nearNames } from '../words/near-names';
import { worldOf, type Sqs } from '../world/sqs';
import { mistakesIn, unknownName, valueOfText } from './mistakes';
import { CONTROL_PATH, openApiDocument } from './open-api';
import type { ControlAnswer, ControlledWorld, Operation } from './operation';
import { OPERATIONS } from './operations';
import { invalid, notFound, Refusal } from './refusal';
import type { Schema } from './schema';
import { Tally } from './tally';

/** A request to the control plane. */
export interface ControlRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: URL;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  /** Reads the body. @param maxBytes - default: as for calls of SQS */
  body(maxBytes?: number): Promise<string>;
}

/** An answer as it is to be sent. */
export type ControlResponse = ControlAnswer & { readonly status?: number | undefined; readonly headers?: Readonly<Record<string, string>> };

/** What other programs may ask of a server besides SQS' calls, under `/_msw-sqs/`. */
export class ControlPlane {
  readonly #controlled: ControlledWorld;

  /** @param run - tells this run of the server from others */
  constructor(sqs: Sqs, run: string) {
    const world = worldOf(sqs);
    this.#controlled = { sqs, world, run, tally: new Tally(world) };
  }

  /** Answers a request whose path begins with `/_msw-sqs/`; never rejects. */
  async answer(request: ControlRequest): Promise<ControlResponse> {
    try {
      return await this.#perform(request);
    } catch (error) {
      return refused(error);
    }
  }

  async #perform(request: ControlRequest): Promise<ControlResponse> {
    const { method, url } = request;
    // What stood in the path as `..` is resolved by now.
    if (!url.pathname.startsWith(`${CONTROL_PATH}/`)) throw notFound(`There is no ${url.pathname} in the control plane.`);
    const route = url.pathname.slice(CONTROL_PATH.length);
    if (route === '/openapi.json' && (method === 'GET' || method === 'HEAD')) return { json: openApiDocument(url.origin) };
    const found = operationsAt(route);
    if (found.length === 0) throw unknownRoute(route);
    const wanted = method === 'HEAD' ? 'GET' : method;
    const match = found.find(({ operation }) => operation.method === wanted);
    if (match === undefined) return wrongMethod(method, url.pathname, found);
    const { operation, path } = match;
    const query = checkedQuery(operation, url.searchParams);
    const body = operation.body === undefined ? undefined : checkedBody(operation, await request.body(operation.maxBodyBytes));
    const { world } = this.#controlled;
    world.activity.increment();
    world.clock.catchUp();
    const call = { ...this.#controlled, path, query, body, origin: url.origin, header: (name: string) => request.header(name) };
    return operation.run(call as never);
  }
}

interface Match {
  readonly operation: Operation;
  readonly path: Readonly<Record<string, string>>;
}

function operationsAt(route: string): Match[] {
  const parts = route.split('/');
  return OPERATIONS.flatMap((operation) => {
    const path = matched(operation.route.split('/'), parts);
    return path === undefined ? [] : [{ operation, path }];
  });
}

function matched(pattern: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    if (part.startsWith('{')) values[part.slice(1, -1)] = decoded(parts[index]!);
    else if (part !== parts[index]) return undefined;
  }
  return values;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid(`The path has "${part}", which is not percent-encoded UTF-8: a name is written as encodeURIComponent writes it.`);
  }
}

function unknownRoute(route: string): Refusal {
  const routes = ['/openapi.json', ...new Set(OPERATIONS.map((operation) => operation.route))];
  const near = nearNames(route, routes, 3);
  const hint = (near.length > 0 ? near : routes).map((known) => CONTROL_PATH + known).join(', ');
  return notFound(`There is no ${CONTROL_PATH}${route}; there is ${hint}. All of it is described by ${CONTROL_PATH}/openapi.json.`);
}

function wrongMethod(method: string, path: string, found: readonly Match[]): ControlResponse {
  const methods = found.map(({ operation }) => operation.method);
  const allow = methods.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name])).join(', ');
  const message = `${path} has no method ${method}: expected ${methods.join(' or ')}.`;
  return { status: 405, headers: { allow }, json: { error: 'MethodNotAllowed', message } };
}

function checkedQuery({ query: fields = {}, route }: Operation, given: URLSearchParams): object {
  const values: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (!Object.hasOwn(fields, name)) throw invalid(`${CONTROL_PATH}${route}: ${unknownName(name, fields)}`);
    values[name] = valueOfText(fields[name]!, text);
  }
  const mistakes = Object.entries(values).flatMap(([name, value]) => mistakesIn(fields[name]!, value, name));
  if (mistakes.length === 0) return values;
  throw invalid(`${CONTROL_PATH}${route}: ${mistakes.join(' ')}`);
}

function checkedBody(operation: Operation, text: string): unknown {
  const { body: schema, example, method, route } = operation as Operation & { readonly body: Schema };
  const usage = example === undefined ? '' : ` Write it as in ${method} ${CONTROL_PATH}${route} with the body ${JSON.stringify(example)}.`;
  let value: unknown;
  try {
    value = text.trim() === '' ? {} : JSON.parse(text);
  } catch (error) {
    throw invalid(`The body is not JSON (${(error as Error).message}).${usage}`);
  }
  const mistakes = mistakesIn(schema, value, '');
  if (mistakes.length > 0) throw invalid(`${mistakes.join(' ')}${usage}`);
  return value;
}

function refused(error: unknown): ControlResponse {
  if (error instanceof Refusal) return { status: error.status, json: { error: error.code, message: error.message } };
  if (error instanceof SqsError) return { status: SQS_ERRORS[error.code].httpStatus, json: { error: error.code, message: error.message } };
  const message = `msw-sqs failed to answer, which is a fault of msw-sqs: ${String(error)}`;
  return { status: 500, json: { error: 'InternalFailure', message } };
}
