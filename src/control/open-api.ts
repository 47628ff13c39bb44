import { version } from '../../package.json';
import type { Operation } from './operation';
import { COMPONENTS, OPERATIONS } from './operations';
import { named, type Fields } from './schema';

/** Where the paths of the control plane begin. */
export const CONTROL_PATH = '/_msw-sqs';

/** The control plane as an OpenAPI document. @param origin - of the server @see https://spec.openapis.org/oas/v3.1.1.html */
export function openApiDocument(origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of OPERATIONS) (paths[operation.route] ??= {})[operation.method.toLowerCase()] = documented(operation);
  return {
    openapi: '3.1.0',
    info: {
      title: 'msw-sqs',
      version,
      summary: 'The control plane of a server of msw-sqs: its queues, its clock, its faults.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin + CONTROL_PATH }],
    paths,
    components: {
      schemas: COMPONENTS,
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'where the server asks for one' } },
    },
    security: [{}, { token: [] }],
  };
}

function documented({ id, tag, summary, path = {}, query = {}, body, example, answers }: Operation): object {
  const parameters = [...parametersIn('path', path), ...parametersIn('query', query)];
  const documentedAnswers = Object.entries(answers).map(([status, { text, content }]) => [
    status,
    { description: text, content: mediaTypes(content) },
  ]);
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: (body.required ?? []).length > 0, content: { 'application/json': { schema: body, example } } },
    }),
    responses: {
      ...Object.fromEntries(documentedAnswers),
      default: { description: 'It was refused', content: mediaTypes({ 'application/json': named('Error') }) },
    },
  };
}

function parametersIn(place: 'path' | 'query', fields: Fields): object[] {
  return Object.entries(fields).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path',
    description,
    schema,
  }));
}

function mediaTypes(content: Fields): object {
  return Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]));
}
