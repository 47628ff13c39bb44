import { CATALOGUE } from '../../src/parity/catalogue';
import { mockBackend } from '../../src/backends/mock-backend';
import { play } from '../../src/parity/scenario/play';
import { createSqs } from '../../src/world/sqs';
import { queryCaller } from './query-caller';

describe('the catalogue of behaviours', () => {
  it('names each behaviour once', () => {
    const ids = CATALOGUE.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
  });

  describe.each(['JSON', 'Query'] as const)('over the %s protocol', (protocol) => {
    const possible = CATALOGUE.filter(({ needs = [] }) => protocol === 'JSON' || !needs.includes('json'));

    it.each(possible)('$id: $says', async (behaviour) => {
      const sqs = createSqs({ clock: 'virtual', strict: true, seed: 1 });
      const url = 'https://sqs.us-east-1.amazonaws.com/';
      const overQuery = queryCaller(async ({ headers, body }) =>
        sqs.handler({ method: 'POST', url, header: (name) => headers[name], body }),
      );
      const backend = mockBackend(sqs, { strict: true, byQuery: protocol === 'JSON' ? undefined : overQuery });
      let made = 0;

      const result = await play(behaviour, backend, () => `queue-${++made}`);

      expect(result).toEqual(protocol === 'Query' && 'expectedByQuery' in behaviour ? behaviour.expectedByQuery : behaviour.expected);
    });
  });
});
