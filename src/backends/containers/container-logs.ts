import type { ContainerRuntimeClient } from 'testcontainers';

/** Before each part of a log the engine tells in 8 bytes which stream it is of, and its length in the last four. */
const HEADER_BYTES = 8;

/**
 * What a container has written so far.
 *
 * @param lines - how many of the last ones; default: all
 */
export async function containerLogs(engine: ContainerRuntimeClient, id: string, lines?: number): Promise<string> {
  const log = await engine.container.getById(id).logs({ follow: false, stdout: true, stderr: true, ...(lines && { tail: lines }) });
  const parts: Buffer[] = [];
  for (let start = 0; start + HEADER_BYTES <= log.length;) {
    const end = start + HEADER_BYTES + log.readUInt32BE(start + 4);
    parts.push(log.subarray(start + HEADER_BYTES, end));
    start = end;
  }
  return Buffer.concat(parts).toString();
}
