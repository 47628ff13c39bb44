import { contractSetting } from '../system/environment/contract-setting';
import { notice } from '../system/process/notice';
import type { BackendChoice } from '../backends/started-backend';
import { contractBlock } from './contract-block';
import type { ContractContext } from './contract-context';
import { checkContract, type ContractOptions } from './contract-options';
import { missingCapabilities } from './missing-capabilities';
import { pickedBackends } from './picked-backends';
import { currentRunner } from './runners/current-runner';
import type { Runner } from './runners/runner';

/**
 * Runs the same tests on several implementations of SQS, each in a block of its own: `orders contract on localstack`.
 *
 * A backend is started before its tests and stopped after them, whatever becomes of them. Meanwhile all calls to SQS of this process
 * arrive there, by whatever clients code under test makes them. The variable `MSW_SQS_BACKEND` picks: `mock,localstack`.
 * Works in Jest, Vitest and `node:test`, with the functions you have there anyway.
 *
 * @param define - defines the tests; called once for each backend, before it is up
 * @throws TypeError for a contract that cannot be as it is written, Error when `MSW_SQS_BACKEND` names what is no backend
 *
 * @example
 * describeContract('orders contract', [mock(), localStack()], ({ client, createQueue, pass }) => {
 *   test('an order that fails comes back', async () => {
 *     const orders = await createQueue('orders', { VisibilityTimeout: 2 });
 *     await placeOrder(orders.url, 42);
 *     await handleOrders(orders.url, { failOn: 42 });
 *     await pass('3s');
 *     expect(await orders.receiveAll()).toMatchObject([{ json: { orderId: 42 }, receiveCount: 2 }]);
 *   });
 * });
 */
export function describeContract(
  name: string,
  backends: readonly BackendChoice[],
  define: (context: ContractContext) => void,
  options: ContractOptions = {},
): void {
  checkContract(name, backends, options);
  const { backends: wanted, inCi } = contractSetting();
  const { choices, explicitly } = pickedBackends(name, backends, wanted);
  const runner = currentRunner();
  if (choices.length === 0) {
    const known = backends.map((backend) => backend.name).join(', ');
    runner.describe(name, () => runner.skip(`is left out: MSW_SQS_BACKEND=${wanted} is none of its backends (${known})`));
  }
  const whenUnavailable = options.whenUnavailable ?? (inCi && explicitly ? 'fail' : 'skip');
  for (const choice of choices) {
    const missing = missingCapabilities(choice, options.needs);
    const obstacle = missing.length > 0 ? undefined : choice.unavailable?.();
    if (missing.length > 0) leaveOut(runner, name, `on ${choice.name} is left out: the contract needs ${missing.join(', ')}`);
    else if (obstacle === undefined) contractBlock(runner, { contract: name, choice, define, options });
    else if (whenUnavailable === 'skip') leaveOutLoudly(runner, name, `on ${choice.name} is left out: ${firstLine(obstacle)}`);
    else fail(runner, name, { title: `on ${choice.name} is available`, obstacle });
  }
}

function leaveOut(runner: Runner, contract: string, title: string): void {
  runner.describe(contract, () => runner.skip(title));
}

function leaveOutLoudly(runner: Runner, contract: string, title: string): void {
  notice(`${contract} ${title}`);
  leaveOut(runner, contract, title);
}

function fail(runner: Runner, contract: string, { title, obstacle }: { readonly title: string; readonly obstacle: string }): void {
  runner.describe(contract, () =>
    runner.test(title, () => {
      throw new Error(obstacle);
    }),
  );
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}
