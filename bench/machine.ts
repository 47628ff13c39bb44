import { cpus, loadavg, totalmem, type, arch } from 'node:os';

/** Where and under what something was measured. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** How many processes wanted to run in the minute before. */
  readonly load: number;
}

/** The machine, and its load now. */
export function machine(): Machine {
  const [{ model } = { model: 'unknown CPU' }, ...others] = cpus();
  return {
    cpu: model.trim(),
    cores: others.length + 1,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${arch()}`,
    node: process.version,
    load: Number(loadavg()[0]!.toFixed(1)),
  };
}
