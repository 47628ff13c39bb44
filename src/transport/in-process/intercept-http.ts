import http from 'node:http';
import { callsOfPastFiles } from './calls-of-past-files';
import type { AgentLike, ConnectableRequest, FindListener, RequestOptions } from './listeners';
import { patch } from './patch';

type ClientRequest = http.ClientRequest & ConnectableRequest;
type AddRequest = (this: AgentLike, request: ClientRequest, options: RequestOptions | string, ...legacy: unknown[]) => void;

/**
 * Answers HTTP requests where Node's client asks an agent for a connection.
 *
 * There a request has left behind all the forms it can be made in, `http.request` may have been imported or kept by
 * anyone at any time, and who else patches `http.request` does not matter. What follows is Node's own client.
 *
 * @returns a function that ends it
 */
export function interceptHttp(find: FindListener): () => void {
  const isLate = callsOfPastFiles();
  const answer = (agent: AgentLike, request: ClientRequest, options: RequestOptions | string): boolean => {
    if (agent.inMemory === true || typeof options === 'string' || options.socketPath || agent.options?.socketPath) return false;
    const { protocol } = request;
    const header = (name: string): string | undefined => request.getHeader(name)?.toString();
    const listener = find(protocol, (options.host ?? '').toLowerCase(), Number(options.port), { path: request.path, header });
    if (listener === undefined) return false;
    if (isLate(request, options.host ?? '')) return true;
    listener.answering().connectInMemory(listener, request, agent, options);
    return true;
  };

  const agentPrototype = http.Agent.prototype as unknown as { addRequest: AddRequest };
  const agents = patch(
    agentPrototype,
    'addRequest',
    (original) =>
      function addRequest(request, options, ...legacy) {
        if (!answer(this, request, options)) original.call(this, request, options, ...legacy);
      },
  );
  const release = interceptForeignAgents(answer);
  return () => {
    release();
    agents.remove();
  };
}

/**
 * Does the same for agents with a way of their own to connect, such as older proxy agents, which never ask `http.Agent`.
 *
 * They are met when the client takes note of its agent; a stand-in then asks first whether the request is to SQS.
 */
function interceptForeignAgents(
  answer: (agent: AgentLike, request: ClientRequest, options: RequestOptions | string) => boolean,
): () => void {
  const prototype = http.ClientRequest.prototype;
  if (Object.hasOwn(prototype, 'agent')) return () => {};
  const ask =
    (agent: AgentLike): AddRequest =>
    (request, options, ...legacy) => {
      if (answer(agent, request, options)) return;
      Object.assign(request, { agent });
      agent.addRequest(request, options, ...legacy);
    };
  const standIn = (agent: AgentLike): AgentLike =>
    new Proxy(agent, { get: (target, name) => (name === 'addRequest' ? ask(agent) : Reflect.get(target, name)) });
  const isForeign = (agent: AgentLike | undefined): agent is AgentLike =>
    agent !== undefined && agent.addRequest !== (http.Agent.prototype as unknown as AgentLike).addRequest;

  Object.defineProperty(prototype, 'agent', {
    configurable: true,
    get: () => undefined,
    set(this: object, agent: AgentLike | undefined) {
      const value = isForeign(agent) ? standIn(agent) : agent;
      Object.defineProperty(this, 'agent', { value, writable: true, enumerable: true, configurable: true });
    },
  });
  return () => {
    delete (prototype as { agent?: unknown }).agent;
  };
}
