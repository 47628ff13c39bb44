import { join } from 'node:path';
import type { ContainersAvailability } from '../../containers/containers-available';
import { answerOfScript } from '../../system/answer-of-script';

const ASK = `
const { containersAvailable } = require(JSON.parse(process.argv[1]).entry);
containersAvailable().then((answer) => (process.stdout.write(JSON.stringify(answer)), process.exit()));
`;

const LIMIT_MS = 30_000;

/** The entry of this package that knows, as it is built. */
const ENTRY = 'localstack.cjs';

let answer: ContainersAvailability | undefined;

/** Why this machine cannot start containers, found out on the spot; `undefined` when it can, and when that is not known. */
export function noContainersNow(): string | undefined {
  answer ??= answerOfScript<ContainersAvailability>(ASK, { entry: join(__dirname, ENTRY) }, LIMIT_MS) ?? { available: true };
  return answer.available ? undefined : answer.reason;
}
