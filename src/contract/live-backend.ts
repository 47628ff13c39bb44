import { withoutTestCredentials } from '../system/environment/test-credentials';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { BackendChoice, StartedBackend } from '../backends/started-backend';
import { backendStart } from './backend-start';
import { bringCallsTo, letCallsThrough } from './bring-calls-to';
import { environmentFor } from './environment-for';

/** A backend from before it is started until it is stopped. */
export interface LiveBackend {
  /** @throws Error that says why it is not up now; `what` is what was asked for */
  current(what: string): StartedBackend;
  client(): SQSClient;
  /** Starts it, and brings this process' calls to SQS there. */
  start(): Promise<void>;
  /** Puts everything back, whatever fails on the way. @param before - what is to be done while it still answers */
  stop(before: () => Promise<void>): Promise<void>;
}

/** @param block - the contract on that backend, for errors */
export function liveBackend(choice: BackendChoice, block: string, startLimitMs: number): LiveBackend {
  let backend: StartedBackend | undefined;
  let client: SQSClient | undefined;
  let absence: Absence = 'defining';
  /** What is to be put back, in that order. */
  const undo: (() => void | Promise<void>)[] = [];

  const live: LiveBackend = {
    current(what) {
      if (backend === undefined) throw new Error(absenceInWords(absence, { what, name: choice.name, block }));
      return backend;
    },
    client: () => (client ??= live.current('client').client()),
    async start() {
      try {
        undo.unshift(letCallsThrough());
        undo.unshift(withoutTestCredentials());
        const started = await backendStart(choice, block, startLimitMs);
        undo.unshift(() => started.stop());
        undo.unshift(await environmentFor(started));
        undo.unshift(bringCallsTo(started));
        backend = started;
      } catch (error) {
        absence = error as Error;
        throw error;
      }
    },
    async stop(before) {
      const failure = await failureOf([before, () => client?.destroy(), ...undo]);
      backend = undefined;
      if (absence === 'defining') absence = 'stopped';
      if (failure !== undefined) throw failure.error;
    },
  };
  return live;
}

/** Takes all steps, whichever fail. @returns what the first failed with */
async function failureOf(steps: readonly (() => void | Promise<void>)[]): Promise<{ readonly error: unknown } | undefined> {
  let failure: { readonly error: unknown } | undefined;
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failure ??= { error };
    }
  }
  return failure;
}

/** Why there is no backend: its start may have failed. */
type Absence = 'defining' | 'stopped' | Error;

function absenceInWords(absence: Absence, { what, name, block }: { readonly what: string; readonly name: string; readonly block: string }) {
  if (typeof absence === 'object') return absence.message;
  if (absence === 'stopped') return `${what} was used after "${block}" was over, and ${name} stopped: await in a test what it starts.`;
  return (
    `${what} was used while the tests of "${block}" were being defined: ${name} is not started yet. ` +
    'Use it in a test, or in beforeAll or beforeEach; client itself may be handed on before.'
  );
}
