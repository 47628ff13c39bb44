import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { STARTED_BY } from '../../src/backends/containers/remove-at-exit';

/** Runs the docker command. @returns the lines it prints */
export function docker(...args: readonly string[]): string[] {
  const printed = execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return printed.split('\n').filter((line) => line !== '');
}

/** The ids of containers that a process has started and that are still there, running or not. */
export function containersOf(pid: number): string[] {
  const rows = docker('ps', '--all', '--no-trunc', '--filter', `label=${STARTED_BY}`, '--format', `{{.ID}} {{.Label "${STARTED_BY}"}}`);
  return rows.filter((row) => row.includes(` ${pid}-`)).map((row) => row.split(' ')[0]!);
}

/** What happens to containers of this package from now on. */
export interface Happenings {
  /** Waits for a `create`, `start`, `die` or `destroy` that comes, or came since. @returns the container's id */
  next(event: string, isIt?: (id: string) => boolean): Promise<string>;
  end(): void;
}

export function happenings(): Happenings {
  const args = ['events', '--filter', 'type=container', '--filter', `label=${STARTED_BY}`, '--format', '{{.Action}} {{.ID}}'];
  const child = spawn('docker', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const seen: string[] = [];
  const waiting = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    seen.push(line);
    for (const look of waiting) look();
  });
  return {
    next: (event, isIt = () => true) =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = seen.map((line) => line.split(' ')).find(([action, id]) => action === event && isIt(id!));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found[1]!);
        };
        waiting.add(look);
        look();
      }),
    end: () => void child.kill(),
  };
}
