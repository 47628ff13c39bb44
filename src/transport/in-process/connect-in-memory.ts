import { runFakedTicks } from '../../system/time/run-faked-ticks';
import type { AgentLike, ConnectableRequest, Listener, RequestOptions } from './listeners';
import { MemoryAgent } from './memory-agent';

const agents = new WeakMap<Listener, WeakMap<AgentLike, MemoryAgent>>();

/** Gives a request a connection that leads to a listener, among those of its agent. */
export function connectInMemory(listener: Listener, request: ConnectableRequest, agent: AgentLike, options: RequestOptions): void {
  let isOver = false;
  request.once('close', () => (isOver = true));
  runFakedTicks(() => isOver);
  const origin = `${request.protocol}//${options.host}:${options.port}`;
  agentFor(agent, listener).connect(request, options, { handler: listener.handlerHere(), origin });
}

function agentFor(agent: AgentLike, listener: Listener): MemoryAgent {
  let ofListener = agents.get(listener);
  if (ofListener === undefined) agents.set(listener, (ofListener = new WeakMap()));
  let inMemory = ofListener.get(agent);
  if (inMemory === undefined) ofListener.set(agent, (inMemory = new MemoryAgent(agent, listener)));
  return inMemory;
}
