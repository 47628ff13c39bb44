import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { storedResults } from '../../scripts/parity/peer-results';
import { NOT_MEASURED, STRENGTHS } from '../../scripts/parity/pages/others';
import { differenceOf } from '../../scripts/parity/pages/difference';
import { TOPICS } from '../../scripts/parity/pages/topics';
import { parityPages, readmeTable } from '../../scripts/parity/pages/parity-pages';
import { PEERS } from '../../scripts/parity/peers/peers';
import { markedBlock, withMarkedBlock } from '../../scripts/marked-block';
import { CATALOGUE } from '../../src/parity/catalogue';
import { KNOWN } from '../../src/parity/known';
import { groupOf } from '../../src/parity/reports/group-counts';

const ROOT = join(__dirname, '../..');
const behaviours = new Map(CATALOGUE.map((behaviour) => [behaviour.id, behaviour]));
const measured = storedResults();

/** Lines as they are before they are formatted: cells of tables are padded, and their rules as wide as they are. */
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/-{3,}/g, '---').replace(/-+:/g, '--:').replace(/ +/g, ' ').trim())
    .filter((line) => line !== '');

describe.each(KNOWN.map((known) => [`${known.title} ${known.version}`, known] as const))('What is known of %s', (_, known) => {
  const ids = known.differences.flatMap((difference) => difference.ids);
  const { results } = measured.find(({ peer }) => peer.name === known.backend)!;

  it('is about behaviours of the catalogue, each once', () => {
    expect(ids.filter((id) => !behaviours.has(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is about just those that differed when it was last tried', () => {
    const different = Object.entries(results.behaviours).filter(([, { outcome }]) => outcome === 'differs' || outcome === 'failed');

    expect([...ids].sort()).toEqual(different.map(([id]) => id).sort());
    expect(results.version).toBe(known.version);
  });

  it('has a source where it says that somebody is right in spite of what the catalogue knows', () => {
    const unfounded = known.differences.filter(({ right, source }) => right !== undefined && right !== 'open' && source === undefined);

    expect(unfounded).toEqual([]);
  });
});

describe('The topics of the parity pages', () => {
  it('have each group of the catalogue once', () => {
    expect(Object.values(TOPICS).flat().sort()).toEqual([...new Set(CATALOGUE.map(({ id }) => groupOf(id)))].sort());
  });
});

describe('What is kept of the others', () => {
  it('is there for each of them, with a day', () => {
    expect(measured.map(({ peer }) => peer.name)).toEqual(PEERS.map(({ name }) => name));
    for (const { results } of measured) expect(results.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('says where they differ from what the catalogue expects', () => {
    const undifferent = measured.flatMap(({ peer, results }) =>
      CATALOGUE.filter((behaviour) => {
        const result = results.behaviours[behaviour.id];
        const difference = result && differenceOf(behaviour, result);
        return difference !== undefined && difference.kind !== 'missing' && difference.places.length === 0;
      }).map(({ id }) => `${peer.name}: ${id}`),
    );

    expect(undifferent).toEqual([]);
  });

  it('bears out each behaviour that is known from other implementations: one of them, at least, refuses or answers so', () => {
    const outcomes = (id: string) =>
      measured.map(({ results }) => results.behaviours[id]).filter((result) => result?.missing === undefined);
    const alone = CATALOGUE.filter(({ id, evidence }) => {
      const tried = outcomes(id).filter((result) => result !== undefined && result.outcome !== 'notApplicable');
      return evidence === 'peers' && tried.length > 0 && !tried.some((result) => result?.outcome === 'same' || result?.onlyWords);
    });

    expect(alone.map(({ id }) => id)).toEqual([]);
  });

  it('goes with what each does better, and none is both played on and not', () => {
    expect(STRENGTHS.map(({ name }) => name)).toEqual(PEERS.map(({ name }) => name));
    expect(NOT_MEASURED.filter(({ title }) => PEERS.some((peer) => peer.title === title))).toEqual([]);
  });
});

describe('What is written from the results that are kept', () => {
  it.each(Object.entries(parityPages(measured)))('is what %s says', (name, page) => {
    expect(lines(readFileSync(join(ROOT, name), 'utf8'))).toEqual(lines(page));
  });

  it('is what the README says between its markers', () => {
    expect(lines(markedBlock(readFileSync(join(ROOT, 'README.md'), 'utf8'), 'parity')!)).toEqual(lines(readmeTable(measured)));
  });

  it('goes between the markers of a document, and leaves one without markers', () => {
    const document = 'Before.\n\n<!-- parity:begin -->\nold\n<!-- parity:end -->\n\nAfter.\n';

    expect(withMarkedBlock(document, 'parity', 'new')).toBe('Before.\n\n<!-- parity:begin -->\n\nnew\n\n<!-- parity:end -->\n\nAfter.\n');
    expect(withMarkedBlock('Nothing.', 'parity', 'new')).toBe('Nothing.');
  });
});
