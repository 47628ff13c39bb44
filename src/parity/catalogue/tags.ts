import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const SEE = awsPage.guide('sqs-queue-tags');

const tagsNumbered = (from: number, to: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [`tag-${from + index}`, 'x']));

const CHARACTERS = refused(
  'InvalidParameterValue',
  'Tag keys may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @',
);

/** Tags of queues. */
export const TAGS: readonly Behaviour[] = [
  {
    id: 'tags/none',
    says: 'ListQueueTags of a queue without tags answers without Tags.',
    evidence: 'aws',
    run: async ({ call, queue }) => call('ListQueueTags', { QueueUrl: await queue() }),
    expected: {},
  },
  {
    id: 'tags/at-creation',
    says: 'Tags can be given to CreateQueue.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ call, freeName }) {
      const { QueueUrl } = await call('CreateQueue', { QueueName: freeName(), tags: { team: 'orders', stage: 'test' } });

      return call('ListQueueTags', { QueueUrl });
    },
    expected: { Tags: { team: 'orders', stage: 'test' } },
  },
  {
    id: 'tags/added',
    says: 'TagQueue answers nothing, adds tags, and gives a key that is there already its new value, which may be empty.',
    evidence: 'aws',
    see: awsPage.api('TagQueue'),
    async run({ call, queue }) {
      const QueueUrl = await queue();
      await call('TagQueue', { QueueUrl, Tags: { team: 'orders', stage: 'test' } });

      const answer = await call('TagQueue', { QueueUrl, Tags: { stage: '', owner: 'me' } });

      return { answer, ...(await call('ListQueueTags', { QueueUrl })) };
    },
    expected: { answer: {}, Tags: { team: 'orders', stage: '', owner: 'me' } },
  },
  {
    id: 'tags/case',
    says: 'Keys of tags are case-sensitive.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();

      await call('TagQueue', { QueueUrl, Tags: { team: 'orders', Team: 'billing' } });

      return call('ListQueueTags', { QueueUrl });
    },
    expected: { Tags: { team: 'orders', Team: 'billing' } },
  },
  {
    id: 'tags/removed',
    says: 'UntagQueue answers nothing and removes the tags of these keys.',
    evidence: 'aws',
    see: awsPage.api('UntagQueue'),
    async run({ call, queue }) {
      const QueueUrl = await queue();
      await call('TagQueue', { QueueUrl, Tags: { team: 'orders', stage: 'test', owner: 'me' } });

      const answer = await call('UntagQueue', { QueueUrl, TagKeys: ['team', 'owner'] });

      return { answer, ...(await call('ListQueueTags', { QueueUrl })) };
    },
    expected: { answer: {}, Tags: { stage: 'test' } },
  },
  {
    id: 'tags/unknown-removed',
    says: 'UntagQueue does not mind keys that the queue does not have.',
    evidence: 'peers',
    async run({ call, queue }) {
      const QueueUrl = await queue();
      await call('TagQueue', { QueueUrl, Tags: { team: 'orders' } });

      const answer = await call('UntagQueue', { QueueUrl, TagKeys: ['Team', 'stage'] });

      return { answer, ...(await call('ListQueueTags', { QueueUrl })) };
    },
    expected: { answer: {}, Tags: { team: 'orders' } },
  },
  {
    id: 'tags/longest',
    says: 'The key of a tag has up to 128 characters, its value up to 256.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();

      await call('TagQueue', { QueueUrl, Tags: { ['k'.repeat(128)]: 'v'.repeat(256) } });

      return call('ListQueueTags', { QueueUrl });
    },
    expected: { Tags: { ['k'.repeat(128)]: 'v'.repeat(256) } },
  },
  {
    id: 'tags/too-long',
    says: 'TagQueue refuses longer keys and values.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();

      const key = await call('TagQueue', { QueueUrl, Tags: { ['k'.repeat(129)]: 'v' } });
      const value = await call('TagQueue', { QueueUrl, Tags: { k: 'v'.repeat(257) } });

      return [key.error?.code, value.error?.code];
    },
    expected: ['InvalidParameterValue', 'InvalidParameterValue'],
  },
  {
    id: 'tags/characters',
    says: 'The key of a tag holds letters of any alphabet, digits, blanks and _ . : / = + - @',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();

      await call('TagQueue', { QueueUrl, Tags: { 'größe 7_.:/=+-@': 'groß 7_.:/=+-@' } });

      return call('ListQueueTags', { QueueUrl });
    },
    expected: { Tags: { 'größe 7_.:/=+-@': 'groß 7_.:/=+-@' } },
  },
  {
    id: 'tags/other-characters',
    says: 'CreateQueue and TagQueue refuse keys of tags with other characters.',
    evidence: 'peers',
    async run({ call, freeName, queue }) {
      const created = await call('CreateQueue', { QueueName: freeName(), tags: { 'team#1': 'orders' } });
      const tagged = await call('TagQueue', { QueueUrl: await queue(), Tags: { 'team#1': 'orders' } });

      return [created.error, tagged.error];
    },
    expected: [CHARACTERS, CHARACTERS],
  },
  {
    id: 'tags/reserved',
    says: 'Keys of tags that begin with aws: are reserved.',
    evidence: 'doc',
    see: SEE,
    run: async ({ call, queue }) => (await call('TagQueue', { QueueUrl: await queue(), Tags: { 'aws:team': 'orders' } })).error?.code,
    expected: 'InvalidParameterValue',
  },
  {
    id: 'tags/too-many',
    says: 'A queue has at most 50 tags.',
    evidence: 'doubt',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();

      const most = await call('TagQueue', { QueueUrl, Tags: tagsNumbered(1, 50) });
      const more = await call('TagQueue', { QueueUrl, Tags: tagsNumbered(51, 51) });
      const same = await call('TagQueue', { QueueUrl, Tags: tagsNumbered(50, 50) });

      return { most, more: more.error, same };
    },
    expected: { most: {}, more: refused('InvalidParameterValue', 'Too many tags added for queue A.'), same: {} },
  },
  {
    id: 'tags/nothing-to-add',
    says: 'TagQueue needs tags.',
    evidence: 'peers',
    run: async ({ call, queue }) => (await call('TagQueue', { QueueUrl: await queue(), Tags: {} })).error,
    expected: refused('MissingParameter', 'The request must contain the parameter Tags.'),
  },
  {
    id: 'tags/key-to-remove-too-long',
    says: 'UntagQueue refuses keys that no tag can have.',
    evidence: 'peers',
    run: async ({ call, queue }) => (await call('UntagQueue', { QueueUrl: await queue(), TagKeys: ['k'.repeat(129)] })).error,
    expected: refused('InvalidParameterValue', 'Tag keys must be between 1 and 128 characters in length.'),
  },
];
