import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installedPeer } from '../../scripts/matrix/installed';
import { ELASTIC_MQ, FAUXQS, LOCAL_AWS_SQS } from '../../scripts/peer-versions';
import { run } from '../../scripts/run';
import { whyMissing } from '../why-missing';

/** Other servers of SQS; nothing of them is a dependency of this package. What cannot be installed is not there. */
export interface Peers {
  /** The folders of packages. */
  readonly fauxqs?: string;
  readonly localAwsSqs?: string;
  /** The class path of ElasticMQ. */
  readonly elasticMq?: string;
  /** Why one is not there, by its name. */
  readonly missing: Readonly<Record<string, string>>;
}

/** Names with versions, as tables have them. */
export const PEERS = {
  fauxqs: `fauxqs ${FAUXQS}`,
  localAwsSqs: `local-aws-sqs ${LOCAL_AWS_SQS}`,
  elasticMq: `ElasticMQ ${ELASTIC_MQ}`,
} as const;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>elasticmq</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.elasticmq</groupId><artifactId>elasticmq-server_2.13</artifactId><version>${ELASTIC_MQ}</version></dependency>
  </dependencies>
</project>
`;

/** Installs the peers into folders that are kept between runs. */
export async function installPeers(onProgress: (text: string) => void): Promise<Peers> {
  const installs = {
    fauxqs: () => installedPeer('fauxqs', FAUXQS),
    localAwsSqs: () => installedPeer('local-aws-sqs', LOCAL_AWS_SQS),
    elasticMq: () => installElasticMq(resolve('node_modules', '.cache', 'msw-sqs-bench', `elasticmq-${ELASTIC_MQ}`)),
  };
  const found: Partial<Record<keyof typeof installs, string>> = {};
  const missing: Record<string, string> = {};
  for (const [key, install] of Object.entries(installs) as [keyof typeof installs, () => string | Promise<string>][]) {
    onProgress(`installing ${PEERS[key]}, unless it is there`);
    try {
      found[key] = await install();
    } catch (error) {
      missing[PEERS[key]] = whyMissing(error);
    }
  }
  return { ...found, missing };
}

/** @throws Error that says what it needs */
function installElasticMq(folder: string): string {
  const jars = join(folder, 'jars');
  if (!runs('java', '-version')) throw new Error('It needs Java.');
  if (!existsSync(jars)) {
    if (!runs('mvn', '-version')) throw new Error('It needs Maven to be fetched.');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), POM);
    run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=jars-so-far'], folder);
    renameSync(join(folder, 'jars-so-far'), jars);
  }
  return join(jars, '*');
}

function runs(command: string, argument: string): boolean {
  return spawnSync(command, [argument]).status === 0;
}
