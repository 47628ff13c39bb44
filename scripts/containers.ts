import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { missingForContainer } from './missing-for-container';

const HELP = `npm run containers -- [options] [file]… [-- options of Jest]

Runs the tests of test/containers, which start LocalStack and ElasticMQ in containers; with names of files, only those.
Without a container engine, or one of the images, it says so and ends with exit code 0: nothing is pulled unless --pull is given.

  --pull      pull images that are not on this machine
  --require   fail where something is missing, with exit code 1
  --help
`;

const IMAGES = ['localstack/localstack:4.14.0', 'softwaremill/elasticmq:1.7.1'];

void main();

async function main(): Promise<void> {
  const options = { pull: { type: 'boolean' }, require: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.help) return void console.log(HELP);
  const lacking = await whatLacks(values.pull === true);
  if (lacking !== undefined) {
    console.log(`Notice: tests with containers are left out. ${lacking}`);
    process.exitCode = values.require ? 1 : 0;
    return;
  }
  // The tests are to see this package remove containers, not Testcontainers.
  const env = { ...process.env, TESTCONTAINERS_RYUK_DISABLED: 'true' };
  const args = ['node_modules/jest/bin/jest.js', '--config', 'test/containers/jest.config.ts', '--runInBand', ...positionals];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit', env }).status ?? 1;
}

async function whatLacks(pull: boolean): Promise<string | undefined> {
  for (const image of IMAGES) {
    const missing = await missingForContainer(image, { pull });
    if (missing !== undefined) return missing;
  }
  return undefined;
}
