import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedNode, versionOf } from '../../matrix/installed';
import { run } from '../../run';
import type { InstalledPeer, NpmSource, PipSource } from './peer';

/** What is installed stays between runs; the newest version of each is asked for anew. */
const CACHE = join(__dirname, '../../../node_modules/.cache/parity-peers');

/** Installs a peer from its registry. @throws Error with what the installer wrote */
export async function installPeer(source: NpmSource | PipSource): Promise<InstalledPeer> {
  const folder = join(CACHE, source.package);
  mkdirSync(folder, { recursive: true });
  return source.kind === 'npm' ? installFromNpm(folder, source) : installFromPyPi(folder, source);
}

async function installFromNpm(folder: string, { command, nodeMajor = 0, ...source }: NpmSource): Promise<InstalledPeer> {
  const isOld = Number.parseInt(process.versions.node, 10) < nodeMajor;
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--fetch-retries=1', `${source.package}@latest`], folder);
  const version = versionOf(join(folder, 'node_modules'), source.package);
  const file = isOld ? await installedNode(nodeMajor) : process.execPath;
  return { version, folder, command: (port) => ({ file, env: {}, ...command(port) }) };
}

function installFromPyPi(folder: string, { command, requirement, ...source }: PipSource): InstalledPeer {
  const programs = join(folder, 'venv', 'bin');
  const python = join(programs, 'python');
  if (!existsSync(python)) run('python3', ['-m', 'venv', join(folder, 'venv')]);
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', requirement]);
  const version = run(python, ['-c', `import importlib.metadata as m; print(m.version(${JSON.stringify(source.package)}))`]).trim();
  return {
    version,
    folder,
    command(port) {
      const { program, args, env = {} } = command(port);
      return { file: join(programs, program), args, env };
    },
  };
}
