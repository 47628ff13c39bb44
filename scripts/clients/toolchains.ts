import { spawnSync } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** A language's tools, and how they install what the programs of one folder need. */
export interface Toolchain {
  readonly name: string;
  /** Folder of the programs. */
  readonly sources: string;
  /** What must be on the machine, with the least version, and the arguments that print it. */
  readonly tools: readonly (readonly [program: string, leastVersion: readonly [number, number], ...args: string[]])[];
  /** Files on which the installation depends. */
  readonly manifests: readonly string[];
  /** Command lines that install, to be run in a copy of the folder. */
  readonly install: readonly (readonly string[])[];
}

/** Python with packages of its own. */
function python(name: string, requirements: string): Toolchain {
  const pip = ['venv/bin/python', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  return {
    name,
    sources: 'test/clients/python',
    tools: [['python3', [3, 10], '-c', 'import ensurepip, platform; print(platform.python_version())']],
    manifests: [requirements],
    install: [['python3', '-m', 'venv', 'venv'], pip],
  };
}

/** Every toolchain by name. */
export const TOOLCHAINS = {
  python: python('python', 'requirements.txt'),
  pythonOfQuery: python('python-of-query', 'requirements-query.txt'),
  node: {
    name: 'node',
    sources: 'test/clients/node',
    tools: [['npm', [0, 0], '--version']],
    manifests: ['package.json'],
    install: [
      ['npm', 'install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--prefer-offline', '--loglevel=error'],
    ],
  },
  java: {
    name: 'java',
    sources: 'test/clients/java',
    tools: [
      ['java', [17, 0], '-version'],
      ['mvn', [3, 0], '--version'],
    ],
    manifests: ['pom.xml'],
    install: [['mvn', '--quiet', '--batch-mode', 'dependency:build-classpath', '-Dmdep.outputFile=classpath.txt']],
  },
  go: {
    name: 'go',
    sources: 'test/clients/go',
    tools: [['go', [1, 24], 'version']],
    manifests: ['go.mod', 'go.sum', 'main.go'],
    install: [['go', 'build', '-o', 'client', '.']],
  },
} as const satisfies Readonly<Record<string, Toolchain>>;

/** @returns the versions of the tools, or what the machine lacks */
export function toolVersions({ tools }: Toolchain): { readonly versions: string } | { readonly lacking: string } {
  const found: string[] = [];
  for (const [program, least, ...args] of tools) {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    const version = /\d+(\.\d+)*/.exec(stripVTControlCharacters(`${stdout}${stderr}`))?.[0] ?? '';
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const isEnough = status === 0 && (major > least[0] || (major === least[0] && minor >= least[1]));
    if (!isEnough) return { lacking: `${program} ${least.join('.')} or later` };
    found.push(`${program} ${version}`);
  }
  return { versions: found.join(', ') };
}
