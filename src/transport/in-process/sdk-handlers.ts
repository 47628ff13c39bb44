import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FindListener, Listener } from './listeners';

/** The class by which the AWS SDK makes its requests over HTTP: its prototype. */
export interface SdkHandlers {
  handle(this: object, request: SdkRequest, options?: SdkCallOptions): Promise<object>;
}

/** A request of the SDK, signed. */
export interface SdkRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly query?: object | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface SdkCallOptions {
  readonly abortSignal?: AbortSignal | undefined;
  readonly requestTimeout?: number | undefined;
}

const HANDLERS = '@smithy/node-http-handler';
/** Whose copy of it counts, where there are several. */
const OWNERS = ['@aws-sdk/client-sqs', '@aws-sdk/core'];

/** The classes of this project's SDK, as its code loads them; none where there is no SDK, or another one. */
export function sdkHandlers(): SdkHandlers[] {
  return sdkClasses<SdkHandlers>(HANDLERS, 'NodeHttpHandler').filter(
    (prototype): prototype is SdkHandlers => typeof prototype.handle === 'function',
  );
}

/** The prototypes of a class of this project's SDK, one for each copy of its module. */
export function sdkClasses<Prototype extends object>(module: string, name: string): Partial<Prototype>[] {
  const project = createRequire(join(process.cwd(), 'index.js'));
  const owners = OWNERS.flatMap((owner) => attempt(() => createRequire(project.resolve(owner))) ?? []);
  const found = [project, ...owners].map(
    (load) => attempt(() => load(module) as Record<string, { prototype?: Partial<Prototype> }>)?.[name]?.prototype,
  );
  return [...new Set(found)].filter((prototype) => prototype !== undefined);
}

/** Who answers a request, if anybody does. */
export function listenerFor(request: SdkRequest, find: FindListener): Listener | undefined {
  const { protocol, hostname, port, path, query = {} } = request;
  if (Object.keys(query).length > 0) return undefined;
  const header = headerOf(request);
  if (header('expect') !== undefined) return undefined;
  return find(protocol, hostname.toLowerCase(), Number(port ?? (protocol === 'https:' ? 443 : 80)), { path, header });
}

/** Finds a header by its lower-case name: the SDK's own are in lower case, those of a program in any. */
export function headerOf({ headers }: SdkRequest): (name: string) => string | undefined {
  let others: Map<string, string> | undefined;
  return (name) => headers[name] ?? (others ??= inOtherCase(headers)).get(name);
}

function inOtherCase(headers: SdkRequest['headers']): Map<string, string> {
  const others = new Map<string, string>();
  for (const name of Object.keys(headers)) {
    const lower = name.toLowerCase();
    if (lower !== name && !others.has(lower)) others.set(lower, headers[name]!);
  }
  return others;
}

function attempt<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
