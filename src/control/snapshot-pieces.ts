import type { WorldSnapshot } from '../world/world-snapshot';

/** So many take some milliseconds. */
const RECORDS_AT_ONCE = 1000;

/** A snapshot as JSON, each piece made when it is asked for: all of it at once keeps other calls waiting where there are many messages. */
export function* snapshotPieces({ records, ...about }: WorldSnapshot): Generator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"records":[`;
  for (let start = 0; start < records.length; start += RECORDS_AT_ONCE) {
    const piece = JSON.stringify(records.slice(start, start + RECORDS_AT_ONCE)).slice(1, -1);
    yield start === 0 ? piece : `,${piece}`;
  }
  yield ']}';
}
