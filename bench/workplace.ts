import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { installedTogether, versionOf } from '../scripts/matrix/installed';
import { createProject } from '../scripts/matrix/projects';
import { pack } from '../scripts/pack';
import { run } from '../scripts/run';

/** What projects of users have, and what is measured within one process beside this package. */
const PACKAGES = { '@aws-sdk/client-sqs': '3', 'aws-sdk-client-mock': '4', 'aws-sdk-client-mock-jest': '4', jest: '30', msw: '2' };

/** Where benchmarks find what they measure: the package as it would be published, made when the first of them asks. */
export interface Workplace {
  /** A little of everything, in seconds. */
  readonly quick: boolean;
  /** A folder for what they write; gone at the end. */
  readonly folder: string;
  progress(text: string): void;
  /** The folder of the built package, unpacked. */
  build(): string;
  /** A user's project, which has the package and those that it is compared with. */
  project(): Promise<Project>;
}

/** A user's project. */
export interface Project {
  readonly folder: string;
  /** The versions of packages in it, by name. */
  versions(...names: readonly string[]): Record<string, string>;
}

/** @param folder - an empty one */
export function openWorkplace(folder: string, { quick, progress }: Pick<Workplace, 'quick' | 'progress'>): Workplace {
  const tarball = once(() => {
    progress('building and packing msw-sqs');
    return pack(folder);
  });
  return {
    quick,
    folder,
    progress,
    build: once(() => {
      const unpacked = join(folder, 'package');
      mkdirSync(unpacked);
      run('tar', ['-xzf', tarball(), '--strip-components=1', '-C', unpacked]);
      return join(unpacked, 'dist');
    }),
    project: once(async () => {
      progress(`installing ${Object.keys(PACKAGES).join(', ')}, unless they are there`);
      const modules = await installedTogether('bench', PACKAGES);
      const project = createProject(join(folder, 'project'), { tarball: tarball(), modules, aliases: {} });
      return {
        folder: project,
        versions: (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, versionOf(modules, name)])),
      };
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
