import { http, type RequestHandler } from 'msw';
import { setupServer } from 'msw/node';
import { createSqs } from 'msw-sqs';

const sqs = createSqs();

export const server = setupServer(
  ...sqs.handlers,
  http.get('https://shop.example/', () => new Response('open')),
);
export const handlers: RequestHandler[] = [...sqs.handlers];
server.use(...sqs.handlers);
server.resetHandlers(...sqs.handlers);

const [first] = sqs.handlers;
// @ts-expect-error: handlers are MSW's, not `any`
export const typo: unknown = first?.runs;
