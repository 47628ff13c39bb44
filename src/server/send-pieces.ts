import type { ServerResponse } from 'node:http';
import { eventLoopTurn } from '../system/time/event-loop-turn';

/** Answers with text piece by piece, and lets the event loop go round in between: others are served meanwhile. */
export async function sendPieces(
  response: ServerResponse,
  status: number,
  pieces: Iterable<string>,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  response.writeHead(status, headers);
  if (response.req.method !== 'HEAD') {
    for (const piece of pieces) {
      if (response.destroyed) return;
      response.write(piece);
      await eventLoopTurn();
    }
  }
  response.end();
}
