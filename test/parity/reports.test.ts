import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Comparison } from '../../src/parity';
import { fieldDifferences } from '../../src/parity/comparison/field-differences';
import type { Verdict } from '../../src/parity/drift/verdict';
import { answerLines } from '../../src/parity/reports/answer-lines';
import { htmlReport } from '../../src/parity/reports/html-report';
import { junitReport } from '../../src/parity/reports/junit-report';
import { markdownReport } from '../../src/parity/reports/markdown-report';
import { textReport } from '../../src/parity/reports/text-report';

const SEE = 'https://docs.aws.amazon.com/page.html';
const about = { evidence: 'aws', see: SEE, onlyWords: false, differences: [], milliseconds: 1200 } as const;
const comparison: Comparison = {
  reference: 'mock',
  backend: 'other',
  milliseconds: 5000,
  results: [
    { ...about, id: 'queues/kept', says: 'It is kept.', outcome: 'same', reference: { value: 1 }, backend: { value: 1 } },
    {
      ...about,
      id: 'queues/refused',
      says: 'A name with <b> & "quotes" is refused.',
      outcome: 'differs',
      onlyWords: true,
      reference: { value: { code: 'Invalid', message: 'No <b>.' } },
      backend: { value: { code: 'Invalid', message: 'Not `so`.' } },
      differences: [{ path: 'message', reference: 'No <b>.', backend: 'Not `so`.' }],
    },
    {
      ...about,
      id: 'tags/list',
      says: 'Tags are listed.',
      evidence: 'peers',
      outcome: 'differs',
      reference: { value: [{ Key: 'team' }] },
      backend: { value: [] },
      differences: [{ path: '[0]', reference: { Key: 'team' }, backend: undefined }],
    },
    {
      ...about,
      id: 'tags/broken',
      says: 'Tags hold.',
      outcome: 'failed',
      reason: 'other: E (500): no',
      reference: { value: 1 },
      backend: { failure: 'E (500): no' },
    },
    { ...about, id: 'tags/slow', says: 'Tags last.', outcome: 'notApplicable', reason: 'other: it needs minutes' },
  ],
};
const [kept, , list, broken] = comparison.results;
const verdict: Verdict = {
  drift: { from: 'the differences known of Other 1.0', new: [list!, broken!], changed: [], vanished: [kept!] },
  known: {
    backend: 'other',
    title: 'Other',
    version: '1.0',
    differences: [{ says: 'Other says it otherwise.', ids: ['queues/refused'] }],
  },
};

describe('The report in the terminal', () => {
  it('counts by group, tells what is news with both answers, and what is known in short', () => {
    expect(textReport(comparison, verdict)).toMatchInlineSnapshot(`
     "other against mock: 5 behaviours in 5.0 s

     group   same  other words  differs  failed  n.a.
     ────────────────────────────────────────────────
     queues     1            1        ·       ·     ·
     tags       ·            ·        1       1     1
     ────────────────────────────────────────────────
     all        1            1        1       1     1

     queues/refused: A name with <b> & "quotes" is refused.
         Known: Other says it otherwise. (the mock is right)
     tags/list: Tags are listed.
         [0]
           mock   {"Key":"team"}
           other  nothing
     tags/broken: Tags hold.
         other: E (500): no

     Other than the differences known of Other 1.0:
     New differences (2):
       tags/list
       tags/broken
     Differences that are gone (1):
       queues/kept
     "
    `);
  });

  it('says so when there is nothing to tell', () => {
    const none = { ...verdict, drift: { from: 'what mock does', new: [], changed: [], vanished: [] } };

    expect(textReport({ ...comparison, results: [kept!] }, none)).toMatch(/\nAs what mock does\.\n$/);
  });
});

describe('The report as JUnit', () => {
  it('fails with what is news only, and says why others are skipped', () => {
    const xml = junitReport(comparison, verdict);

    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: true }).parse(xml) as {
      testsuites: { testsuite: Record<string, unknown> };
    };
    expect(testsuites.testsuite).toMatchInlineSnapshot(`
     {
       "failures": "2",
       "name": "other against mock",
       "skipped": "2",
       "testcase": [
         {
           "classname": "queues",
           "name": "kept: It is kept.",
           "time": "1.200",
         },
         {
           "classname": "queues",
           "name": "refused: A name with <b> & "quotes" is refused.",
           "skipped": {
             "message": "known difference: Other says it otherwise.",
           },
           "time": "1.200",
         },
         {
           "classname": "tags",
           "failure": {
             "#text": "[0]
       mock: {"Key":"team"}
       other: nothing",
             "message": "other answers otherwise than mock",
           },
           "name": "list: Tags are listed.",
           "time": "1.200",
         },
         {
           "classname": "tags",
           "failure": {
             "message": "other: E (500): no",
           },
           "name": "broken: Tags hold.",
           "time": "1.200",
         },
         {
           "classname": "tags",
           "name": "slow: Tags last.",
           "skipped": {
             "message": "other: it needs minutes",
           },
           "time": "1.200",
         },
       ],
       "tests": "5",
       "time": "5.000",
     }
    `);
  });
});

describe('The report as Markdown', () => {
  it('has a table and a list', () => {
    expect(markdownReport(comparison, verdict)).toMatchInlineSnapshot(`
     "## SQS parity: other and mock

     5 behaviours. Beside the differences known of Other 1.0: 2 new, 0 changed, 1 gone.

     | group | same | other words | differs | failed | n.a. |
     | --- | --: | --: | --: | --: | --: |
     | queues | 1 | 1 |  |  |  |
     | tags |  |  | 1 | 1 | 1 |
     | **all** | 1 | 1 | 1 | 1 | 1 |

     ### Differences

     - \`queues/refused\` [A name with <b> & "quotes" is refused.](https://docs.aws.amazon.com/page.html)
       - Known: Other says it otherwise.
       - message: mock \`"No <b>."\`, other \`\` "Not \`so\`." \`\`
     - \`tags/list\` [Tags are listed.](https://docs.aws.amazon.com/page.html)
       - [0]: mock \`{"Key":"team"}\`, other \`nothing\`
     - \`tags/broken\` [Tags hold.](https://docs.aws.amazon.com/page.html)
       - other: E (500): no
     "
    `);
  });
});

describe('The page', () => {
  const page = htmlReport(comparison, verdict);

  it('needs nothing from elsewhere', () => {
    expect(page).not.toMatch(/<link|<script [^>]*src|url\(|@import/);
    expect([...page.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, url]) => url)).toEqual([SEE, SEE, SEE, SEE, SEE]);
  });

  it('shows every behaviour, with what is text in it as text', () => {
    expect(page.match(/<details /g)).toHaveLength(comparison.results.length);
    expect(page).toContain('A name with &lt;b&gt; &amp; &quot;quotes&quot; is refused.');
    expect(page).not.toMatch(/<b> &|No <b>/);
  });

  it('marks where answers differ', () => {
    expect(page).toContain('<span class="d">  &quot;message&quot;: &quot;Not `so`.&quot;</span>');
  });

  it('explains what is known, and who is right', () => {
    expect(page).toContain('Other says it otherwise. <b>The mock answers as AWS does</b>: recorded from Amazon SQS.');
  });
});

describe('An answer in lines', () => {
  it('is spread out where it differs', () => {
    const ours = { error: { code: 'A', status: 400 }, list: [{ Body: 'x' }, { Body: 'y' }], same: { a: 1, b: 2 } };
    const theirs = { error: { code: 'B', status: 400 }, list: [{ Body: 'x' }], same: { a: 1, b: 2 } };
    const paths = fieldDifferences(ours, theirs).map(({ path }) => path);

    expect(paths).toEqual(['error.code', 'list[1]']);
    expect(
      answerLines(ours, paths)
        .map(({ text, marked }) => `${marked ? '!' : ' '} ${text}`)
        .join('\n'),
    ).toMatchInlineSnapshot(`
     "  {
         "error": {
     !     "code": "A",
           "status": 400
         },
         "list": [
           {"Body":"x"},
     !     {"Body":"y"}
         ],
         "same": {"a":1,"b":2}
       }"
    `);
  });

  it('says of an answer that there is none', () => {
    expect(answerLines(undefined, [''])).toEqual([{ text: 'nothing', marked: true }]);
  });
});
