import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { refused } from '../scenario/refused';

const MISSING = refused('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
const MISSING_BY_QUERY = { ...MISSING, message: 'The specified queue does not exist for this wsdl version.' };

const exists = (attribute: string) =>
  refused('QueueAlreadyExists', `A queue already exists with the same name and a different value for attribute ${attribute}`);

/** Creating, finding and deleting queues. */
export const QUEUES: readonly Behaviour[] = [
  {
    id: 'queues/create',
    says: 'CreateQueue answers the URL of the new queue and nothing else; GetQueueUrl answers the same.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ call, freeName }) {
      const QueueName = freeName();

      const created = await call('CreateQueue', { QueueName });
      const found = await call('GetQueueUrl', { QueueName });

      return { created, found };
    },
    expected: { created: { QueueUrl: '<url of A>' }, found: { QueueUrl: '<url of A>' } },
  },
  {
    id: 'queues/url-and-arn',
    says: "A queue's URL ends in its account and its name; its ARN names partition, region, account and name.",
    evidence: 'doc',
    see: awsPage.guide('sqs-queue-message-identifiers'),
    async run({ queue, arnOf }) {
      const url = await queue();

      const [arn, partition, service, region, account, name, ...more] = (await arnOf(url)).split(':');

      const nameOfUrl = url.split('/').at(-1);
      return {
        arn,
        service,
        partition: partition!.startsWith('aws'),
        region: region !== '',
        urlEnds: url.endsWith(`/${account}/${name}`),
        nameOfUrl,
        more,
      };
    },
    expected: { arn: 'arn', service: 'sqs', partition: true, region: true, urlEnds: true, nameOfUrl: 'A', more: [] },
  },
  {
    id: 'queues/get-url-of-missing',
    says: 'GetQueueUrl of a name that no queue has fails with QueueDoesNotExist, in words that differ by protocol.',
    evidence: 'seen',
    see: awsPage.api('GetQueueUrl'),
    run: async ({ call, freeName }) => (await call('GetQueueUrl', { QueueName: freeName() })).error,
    expected: MISSING,
    expectedByQuery: MISSING_BY_QUERY,
  },
  {
    id: 'queues/create-again',
    says: 'Creating a queue that exists, without attributes, answers its URL.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ call, freeName }) {
      const QueueName = freeName();
      await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20', DelaySeconds: '1' } });

      return call('CreateQueue', { QueueName });
    },
    expected: { QueueUrl: '<url of A>' },
  },
  {
    id: 'queues/create-again-with-some-attributes',
    says: 'Creating a queue that exists with some of its attributes answers its URL; defaults count as its attributes.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ call, freeName }) {
      const QueueName = freeName();
      await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20', DelaySeconds: '1' } });

      const all = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20', DelaySeconds: '1' } });
      const some = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20' } });
      const defaults = await call('CreateQueue', { QueueName, Attributes: { MessageRetentionPeriod: '345600', DelaySeconds: '1' } });

      return [all, some, defaults];
    },
    expected: [{ QueueUrl: '<url of A>' }, { QueueUrl: '<url of A>' }, { QueueUrl: '<url of A>' }],
  },
  {
    id: 'queues/create-again-with-other-attributes',
    says: 'Creating a queue that exists with another value of an attribute fails with QueueNameExists, which names the attribute.',
    evidence: 'aws',
    see: awsPage.api('CreateQueue'),
    async run({ call, freeName }) {
      const QueueName = freeName();
      await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20' } });

      const other = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '30' } });
      const one = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20', DelaySeconds: '1' } });

      return [other.error, one.error];
    },
    expected: [exists('VisibilityTimeout'), exists('DelaySeconds')],
  },
  {
    id: 'queues/create-again-after-set',
    says: 'What SetQueueAttributes changed is what CreateQueue compares with.',
    evidence: 'aws',
    async run({ call, freeName }) {
      const QueueName = freeName();
      const { QueueUrl } = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20' } });
      await call('SetQueueAttributes', { QueueUrl, Attributes: { VisibilityTimeout: '40' } });

      const first = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20' } });
      const changed = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '40' } });

      return { first: first.error, changed };
    },
    expected: { first: exists('VisibilityTimeout'), changed: { QueueUrl: '<url of A>' } },
  },
  {
    id: 'queues/create-again-with-messages',
    says: 'Creating a queue that exists leaves its messages alone.',
    evidence: 'aws',
    async run({ call, freeName, send, collect }) {
      const QueueName = freeName();
      const { QueueUrl } = await call('CreateQueue', { QueueName });
      await send(String(QueueUrl), 'order 42');

      await call('CreateQueue', { QueueName });

      return (await collect(String(QueueUrl), 1)).map(({ Body }) => Body);
    },
    expected: ['order 42'],
  },
  {
    id: 'queues/create-again-with-other-tags',
    says: 'Creating a queue that exists with other tags fails with QueueNameExists, be it that it has none.',
    evidence: 'seen',
    async run({ call, freeName }) {
      const [tagged, untagged] = [freeName(), freeName()];
      await call('CreateQueue', { QueueName: tagged, tags: { team: 'orders' } });
      await call('CreateQueue', { QueueName: untagged });
      const again = async (QueueName: string) => (await call('CreateQueue', { QueueName, tags: { team: 'billing' } })).error?.code;

      return { tagged: await again(tagged), untagged: await again(untagged) };
    },
    expected: { tagged: 'QueueAlreadyExists', untagged: 'QueueAlreadyExists' },
  },
  {
    id: 'queues/create-again-with-unknown-attribute',
    says: 'CreateQueue checks the names of attributes before it compares them with those of a queue that exists.',
    evidence: 'peers',
    async run({ call, freeName }) {
      const QueueName = freeName();
      await call('CreateQueue', { QueueName });

      return (await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '99', Foobar: '1' } })).error;
    },
    expected: refused('InvalidAttributeName', 'Unknown Attribute Foobar.'),
  },
  {
    id: 'queues/delete',
    says: 'DeleteQueue answers nothing; afterwards there is no such queue.',
    evidence: 'aws',
    see: awsPage.api('DeleteQueue'),
    async run({ call, queue, pass }) {
      const QueueUrl = await queue();

      const deleted = await call('DeleteQueue', { QueueUrl });
      await pass(5);
      const after = await call('GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] });

      return { deleted, after: after.error?.code };
    },
    expected: { deleted: {}, after: MISSING.code },
  },
  {
    id: 'queues/create-soon-after-delete',
    says: 'A queue cannot be created within 60 seconds after one of its name was deleted.',
    evidence: 'doc',
    see: awsPage.api('CreateQueue'),
    needs: ['strict'],
    async run({ call, freeName }) {
      const QueueName = freeName();
      const { QueueUrl } = await call('CreateQueue', { QueueName });
      await call('DeleteQueue', { QueueUrl });

      return (await call('CreateQueue', { QueueName })).error;
    },
    expected: refused(
      'AWS.SimpleQueueService.QueueDeletedRecently',
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    ),
  },
  {
    id: 'queues/create-after-delete',
    says: 'A queue created anew more than 60 seconds after its deletion has the same URL and none of its old messages and attributes.',
    evidence: 'doc',
    needs: ['longTime'],
    async run({ call, freeName, send, receive, attributes, pass }) {
      const QueueName = freeName();
      const { QueueUrl } = await call('CreateQueue', { QueueName, Attributes: { VisibilityTimeout: '20' } });
      await send(String(QueueUrl), 'order 42');
      await call('DeleteQueue', { QueueUrl });
      await pass(61);

      const again = await call('CreateQueue', { QueueName });

      const messages = await receive(String(QueueUrl));
      return { again, messages, ...(await attributes(String(QueueUrl), 'VisibilityTimeout')) };
    },
    expected: { again: { QueueUrl: '<url of A>' }, messages: [], VisibilityTimeout: '30' },
  },
];
