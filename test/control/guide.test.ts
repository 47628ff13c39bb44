import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSqsServer } from '../../src/server';

/** What differs from run to run: moments and ids; of them the kind must be the same. */
const VARYING = /^(id|now|messageId|newest)$|Ms$/;

/** The blocks of the guide, in order: requests, and what the last of them answered. */
function blocksOf(markdown: string) {
  return [...markdown.matchAll(/^```(sh|json)\n(.*?)^```/gms)].map(([, kind, text]) => ({ kind: kind!, text: text! }));
}

/** Stands for what was answered before. */
const PREVIOUS = Symbol('previous');

/** The requests of a block of commands. */
function requestsIn(text: string): { url: string; method: string; body: string | symbol | undefined }[] {
  const commands = text.replaceAll('\\\n', ' ').split('\n');
  return commands
    .filter((command) => command.startsWith('curl '))
    .map((command) => {
      // What an answer was written to is that answer.
      const body = command.includes(' --data-binary @') ? PREVIOUS : /-d '([^']*)'/.exec(command)?.[1];
      const method = /-X (\w+)/.exec(command)?.[1] ?? (body === undefined ? 'GET' : 'POST');
      return { url: /http:\/\/[^\s']+/.exec(command)![0], method, body };
    });
}

/** What an answer shows of what the guide shows; of what varies only that it is there, in the same form. */
function alike(shown: unknown, answered: unknown, name = ''): unknown {
  if (VARYING.test(name)) return typeof shown === typeof answered ? shown : answered;
  if (Array.isArray(shown) && Array.isArray(answered)) return answered.map((item, index) => alike(shown[index], item));
  if (typeof shown !== 'object' || shown === null || typeof answered !== 'object' || answered === null) return answered;
  const given = answered as Readonly<Record<string, unknown>>;
  return Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, alike(value, given[key], key)]));
}

describe('The guide to the control plane', () => {
  const blocks = blocksOf(readFileSync(join(__dirname, '../../docs/control-plane.md'), 'utf8'));

  it('shows what requests are answered', async () => {
    await using server = await startSqsServer({ port: 0, region: 'us-east-1' });
    let answered: unknown;
    let previous = '';
    let checked = 0;
    for (const { kind, text } of blocks) {
      if (kind === 'json') {
        const shown: unknown = JSON.parse(text);
        expect(alike(shown, answered)).toEqual(shown);
        checked++;
        continue;
      }
      for (const { url, method, body } of requestsIn(text)) {
        const sent = typeof body === 'symbol' ? previous : (body ?? null);
        const response = await fetch(url.replace('http://127.0.0.1:9324', server.endpoint), { method, body: sent });
        const answer = (await response.text()).replaceAll(server.endpoint, 'http://127.0.0.1:9324');
        previous = answer;
        answered = answer.startsWith('{') ? JSON.parse(answer) : answer;
      }
    }

    expect(checked).toBeGreaterThan(8);
  });
});
