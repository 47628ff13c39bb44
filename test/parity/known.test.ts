import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markedBlock, withMarkedBlock } from '../../scripts/marked-block';
import { parityDocument } from '../../scripts/parity/parity-document';
import { parityTable } from '../../scripts/parity/parity-table';
import { storedParity } from '../../scripts/parity/stored-parity';
import { TOPICS } from '../../scripts/parity/topics';
import { CATALOGUE } from '../../src/parity/catalogue';
import { groupOf } from '../../src/parity/reports/group-counts';

const ROOT = join(__dirname, '../..');
const behaviours = new Map(CATALOGUE.map((behaviour) => [behaviour.id, behaviour]));
const stored = storedParity();

/** Lines as they are before they are formatted: cells of tables are padded, and their rules as wide as they are. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/-{3,}/g, '---').replace(/-+:/g, '--:').replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');

describe.each(stored.map((each) => [`${each.known.title} ${each.known.version}`, each] as const))(
  'What is known of %s',
  (_, { known, results }) => {
    const ids = known.differences.flatMap((difference) => difference.ids);

    it('is about behaviours of the catalogue, each once', () => {
      expect(ids.filter((id) => !behaviours.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('is about just those that differed when it was last tried', () => {
      const different = Object.entries(results.behaviours).filter(([, { outcome }]) => outcome === 'differs' || outcome === 'failed');

      expect([...ids].sort()).toEqual(different.map(([id]) => id).sort());
      expect(Object.keys(results.behaviours).filter((id) => !behaviours.has(id))).toEqual([]);
    });

    it('has a source where it says that somebody is right in spite of what the catalogue knows', () => {
      const unfounded = known.differences.filter(({ right, source }) => right !== undefined && right !== 'open' && source === undefined);

      expect(unfounded).toEqual([]);
    });
  },
);

describe('The topics of the parity table', () => {
  it('have each group of the catalogue once', () => {
    expect(Object.values(TOPICS).flat().sort()).toEqual([...new Set(CATALOGUE.map(({ id }) => groupOf(id)))].sort());
  });
});

describe('What is written from the results that are kept', () => {
  it('is what docs/parity.md says', () => {
    expect(lines(readFileSync(join(ROOT, 'docs/parity.md'), 'utf8'))).toEqual(lines(parityDocument(stored)));
  });

  it('is what the README says, where it has the table', () => {
    const table = parityTable(stored);

    expect(lines(markedBlock(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'parity') ?? table)).toEqual(lines(table));
  });

  it('goes between the markers of a document, and leaves one without markers', () => {
    const document = 'Before.\n\n<!-- parity:begin -->\nold\n<!-- parity:end -->\n\nAfter.\n';

    expect(withMarkedBlock(document, 'parity', 'new')).toBe('Before.\n\n<!-- parity:begin -->\n\nnew\n\n<!-- parity:end -->\n\nAfter.\n');
    expect(withMarkedBlock('Nothing.', 'parity', 'new')).toBe('Nothing.');
  });
});
