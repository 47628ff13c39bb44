import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import type { SqsServer } from '../../src/server';

/** What a control plane answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON. */
  readonly json: ReturnType<typeof JSON.parse>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: object;
}

interface OpenApiOperation {
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>>;
}

/** The operations that were asked, of all servers: `getQueue 200`. */
export const covered = new Set<string>();

/**
 * Asks a control plane, and holds every answer against its OpenAPI document.
 *
 * @throws Error when the document does not know what was answered
 */
export async function asking({ endpoint }: Pick<SqsServer, 'endpoint'>, headers: Readonly<Record<string, string>> = {}) {
  const document = (await (await fetch(`${endpoint}/_msw-sqs/openapi.json`, { headers })).json()) as OpenApi;
  const ajv = new Ajv2020({ strict: false, allErrors: true }).addSchema({ ...document, $id: 'openapi' });
  const validators = new Map<object, ValidateFunction>();

  return async (asked: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Answered> => {
    const [method = '', path = ''] = asked.split(/ (.*)/s);
    const response = await fetch(`${endpoint}/_msw-sqs${path}`, {
      method,
      headers: { ...headers, ...more },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const json: unknown = type === 'application/json' ? JSON.parse(text) : undefined;
    const schema = schemaOf(document, { method, path: path.split('?')[0]!, status: response.status, type });
    const validate = validators.get(schema) ?? ajv.compile(withReferences(schema));
    validators.set(schema, validate);
    if (!validate(json ?? text)) throw new Error(`${asked} answered ${text}\n${ajv.errorsText(validate.errors)}`);
    return { status: response.status, headers: response.headers, text, json };
  };
}

interface AnswerPlace {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string;
}

function schemaOf({ paths }: OpenApi, { method, path, status, type }: AnswerPlace): object {
  const [template, methods] = Object.entries(paths).find(([known]) => pattern(known).test(path)) ?? [];
  const operation = methods?.[method.toLowerCase()];
  if (operation === undefined) {
    if (status === 404 || status === 405) return { $ref: '#/components/schemas/Error' };
    throw new Error(`The OpenAPI document has no ${method} ${path}.`);
  }
  const answer = operation.responses[status] ?? operation.responses['default'];
  const schema = answer?.content[type]?.schema;
  if (schema === undefined || (status < 400 && operation.responses[status] === undefined))
    throw new Error(`The OpenAPI document knows no answer ${status} ${type} of ${method} ${template}.`);
  covered.add(`${(operation as unknown as { operationId: string }).operationId} ${status}`);
  return schema;
}

const pattern = (template: string): RegExp => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`);

/** Names of schemas are looked up in the document. */
function withReferences(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"openapi#/components')) as object;
}
