import type * as testcontainers from 'testcontainers';
import { loadPeer } from './load-peer';

/** The package testcontainers. */
export type Testcontainers = typeof testcontainers;

/** The first version that is known to work. */
const LEAST = '11';

interface Manifest {
  readonly version: string;
  readonly engines?: { readonly node?: string };
}

/**
 * Loads testcontainers.
 *
 * @param nodeVersion - of this process: `20.19.0`
 * @throws Error that says what to install, when it is missing, too old, or needs another Node.js
 */
export function requireTestcontainers(neededBy: string, nodeVersion: string = process.versions.node): Testcontainers {
  const { version, engines } = loadPeer('testcontainers/package.json', neededBy) as Manifest;
  if (isOlder(version, LEAST)) {
    throw new Error(`${neededBy} needs testcontainers ${LEAST} or later, and ${version} is installed: npm install -D testcontainers`);
  }
  const [, least] = /^\s*>=\s*v?([\d.]+)\s*$/.exec(engines?.node ?? '') ?? [];
  if (least !== undefined && isOlder(nodeVersion, least)) {
    throw new Error(
      `testcontainers ${version} needs Node.js ${least} or later, and this is ${nodeVersion}: npm install -D testcontainers@11, or take a newer Node.js.`,
    );
  }
  return loadPeer('testcontainers', neededBy) as Testcontainers;
}

function isOlder(version: string, least: string): boolean {
  const [have, need] = [version, least].map((text) => text.split('.').map(Number));
  const index = need!.findIndex((number, place) => number !== (have![place] ?? 0));
  return index !== -1 && (have![index] ?? 0) < need![index]!;
}
