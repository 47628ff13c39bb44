import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodiesIn } from './traffic';
import type { ServedProcess } from '../served-process';

const KINDS = ['a bit', 'many bytes', 'the end'] as const;
const MANY_BYTES = 5_000;

/** How often a damage came to light, and what passed unnoticed. */
interface DamageFinding {
  readonly refused: number;
  readonly told: number;
  readonly harmless: number;
  readonly mistakes: readonly string[];
}

interface DamageOptions {
  /** A folder whose server was killed. */
  readonly folder: string;
  readonly queue: string;
  readonly times: number;
  /** Starts a server on a folder. @throws Error with what it wrote when it does not start */
  readonly start: (folder: string) => Promise<ServedProcess>;
}

/** Changes a file of a folder at random, again and again: a server on it must refuse it, say that something is missing, or have all messages. */
export async function damageFolder({ folder, queue, times, start }: DamageOptions): Promise<DamageFinding> {
  const copy = `${folder}-damaged`;
  const count = { refused: 0, told: 0, harmless: 0 };
  const mistakes: string[] = [];
  let whole: ReadonlySet<string> | undefined;
  for (let time = 0; time <= times; time++) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(folder, copy, { recursive: true });
    const what = whole === undefined ? 'nothing' : damageOne(copy);
    const server = await start(copy).catch((error: unknown) => error as Error);
    if (server instanceof Error) {
      if (/is damaged|is no SQLite database|of another program|later msw-sqs/.test(server.message)) count.refused++;
      else mistakes.push(`${what}: ${server.message}`);
      continue;
    }
    const bodies = await bodiesIn(server.endpoint, queue);
    await server.end('SIGKILL');
    whole ??= bodies;
    if (server.complaints().includes('goes on with')) count.told++;
    else if (whole.size === bodies.size && [...whole].every((body) => bodies.has(body))) count.harmless++;
    else mistakes.push(`${what}: ${whole.size} messages became ${bodies.size}, and nobody was told`);
  }
  return { ...count, mistakes };
}

function damageOne(folder: string): string {
  const files = readdirSync(folder).filter((name) => name.includes('.sqlite'));
  const file = files[Math.floor(Math.random() * files.length)]!;
  const kind = KINDS[Math.floor(Math.random() * KINDS.length)]!;
  const path = join(folder, file);
  const bytes = readFileSync(path);
  const at = Math.floor(Math.random() * bytes.length);
  if (kind === 'a bit') bytes[at]! ^= 1 << Math.floor(Math.random() * 8);
  if (kind === 'many bytes') bytes.fill(0x5a, at, Math.min(bytes.length, at + MANY_BYTES));
  writeFileSync(path, kind === 'the end' ? bytes.subarray(0, at) : bytes);
  return `${kind} of ${file} from ${at} of ${bytes.length} bytes on`;
}
