import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/run';

/** What is installed to be compared with; nothing of it is a dependency of this package. */
export interface Peers {
  readonly folder: string;
  /** The Node that runs every server written in JavaScript. */
  readonly node: string;
  /** The class path of ElasticMQ, where there is Java to run it. */
  readonly elasticMq: string | undefined;
}

const PACKAGES = ['node@24', 'fauxqs@2.4.1', 'local-aws-sqs@2.0.2'];

const ELASTIC_MQ = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>elasticmq</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.elasticmq</groupId><artifactId>elasticmq-server_2.13</artifactId><version>1.7.1</version></dependency>
  </dependencies>
</project>
`;

/** Installs the peers into a folder that is kept between runs. */
export function installPeers(folder: string, onProgress: (text: string) => void): Peers {
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(node)) {
    onProgress(`installing ${PACKAGES.join(', ')}`);
    mkdirSync(folder, { recursive: true });
    // The binary of Node.js is fetched by a script, which npm must be allowed to run.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
    run('npm', ['install', '--no-audit', '--no-fund', ...PACKAGES], folder);
  }
  return { folder, node, elasticMq: installElasticMq(join(folder, 'elasticmq'), onProgress) };
}

function installElasticMq(folder: string, onProgress: (text: string) => void): string | undefined {
  const jars = join(folder, 'jars');
  if (!runs('java', '-version')) return undefined;
  if (!existsSync(jars)) {
    if (!runs('mvn', '-version')) return undefined;
    onProgress('fetching ElasticMQ 1.7.1');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pom.xml'), ELASTIC_MQ);
    run('mvn', ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=jars'], folder);
  }
  return join(jars, '*');
}

function runs(command: string, argument: string): boolean {
  return spawnSync(command, [argument]).status === 0;
}
