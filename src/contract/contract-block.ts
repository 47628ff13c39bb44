import { durationMs } from '../system/time/duration';
import { notice } from '../system/process/notice';
import { runId } from '../system/process/run-id';
import type { BackendChoice } from '../backends/started-backend';
import { acceptedDifferences } from './accepted-differences';
import type { ContractContext } from './contract-context';
import type { ContractOptions } from './contract-options';
import { contractQueues, type ContractQueues } from './contract-queues';
import { eventuallyOn } from './eventually';
import { lateClient } from './late-client';
import { liveBackend, type LiveBackend } from './live-backend';
import { capabilitiesOf } from './missing-capabilities';
import type { Runner } from './runners/runner';

/** A contract on one backend. */
export interface ContractBlock {
  readonly contract: string;
  readonly choice: BackendChoice;
  readonly define: (context: ContractContext) => void;
  readonly options: ContractOptions;
}

const START_TIMEOUT_MS = 180_000;
const TEST_TIMEOUT_MS = 60_000;
/** For what is left to do when a start has taken as long as it may, and for stopping. */
const HOOK_SPARE_MS = 30_000;

/** Defines the block of tests, and around it what starts the backend, cleans up after each test, and stops it. */
export function contractBlock(runner: Runner, { contract, choice, define, options }: ContractBlock): void {
  const inner = `on ${choice.name}`;
  const block = `${contract} ${inner}`;
  const startLimitMs = options.startTimeout ?? START_TIMEOUT_MS;
  const live = liveBackend(choice, block, startLimitMs);
  const queues = contractQueues({ backend: () => live.current('createQueue'), runId: runId(), timeScale: options.timeScale ?? 1 });
  const accepted = (options.accept ?? []).filter(({ backend }) => backend === choice.name);
  const differences = acceptedDifferences({ block, accepted, notice });
  const isRealTime = !capabilitiesOf(choice).includes('virtualTime');

  runner.describe(contract, () => {
    runner.beforeAll(live.start, startLimitMs + HOOK_SPARE_MS);
    runner.beforeEach(queues.enterTest);
    runner.afterEach(queues.leaveTest, HOOK_SPARE_MS);
    runner.afterAll(() => live.stop(queues.deleteAll), HOOK_SPARE_MS);
    const testTimeoutMs = isRealTime ? (options.testTimeout ?? TEST_TIMEOUT_MS) : undefined;
    const defineTests = (): void =>
      runner.describe(inner, () => define(contextOf({ runner, choice, live, queues, options })), { testTimeoutMs });
    if (accepted.length === 0) return defineTests();
    const hearing = runner.judge({ outer: contract, inner }, differences);
    defineTests();
    // A test, and the last one: filters that leave out others leave it out, too.
    runner.test(`${inner}: every accepted difference is there`, () => differences.verify(hearing));
  });
}

interface Parts {
  readonly runner: Runner;
  readonly choice: BackendChoice;
  readonly live: LiveBackend;
  readonly queues: ContractQueues;
  readonly options: ContractOptions;
}

function contextOf({ runner, choice, live, queues, options: { timeScale = 1 } }: Parts): ContractContext {
  const capabilities = capabilitiesOf(choice);
  return {
    client: lateClient(live.client),
    backend: {
      name: choice.name,
      capabilities,
      get endpoint() {
        return live.current('backend.endpoint').endpoint;
      },
      get region() {
        return live.current('backend.region').region;
      },
    },
    createQueue: async (name, definition) => queues.create(name, definition),
    async pass(duration) {
      const backend = live.current('pass');
      const seconds = durationMs(duration) / 1000;
      await backend.pass(backend.sqs === undefined ? seconds * timeScale : seconds);
    },
    eventually: eventuallyOn(() => live.current('eventually')),
    needs(capability, define) {
      if (capabilities.includes(capability)) define();
      else runner.skip(`tests that need ${capability}, which ${choice.name} has not`);
    },
  };
}
