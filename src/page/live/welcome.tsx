import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy-button';
import { Tabs } from '../parts/tabs';
import { useLive } from './use-live';

const TABS = { shell: 'AWS CLI', python: 'Python', node: 'JavaScript', environment: 'Any SDK' } as const;

type TabName = keyof typeof TABS;

/** What an empty server shows: how programs find it. */
export function Welcome(): JSX.Element {
  const { open } = useLive();
  const [tab, setTab] = useState<TabName>('shell');
  const code = CODE[tab](location.origin);
  return (
    <section class="welcome panel" aria-label="How to begin">
      <h1>Amazon SQS is here, in memory</h1>
      <p>
        There are no queues yet. Point a program at <code>{location.origin}</code>, and what it does shows here as it happens.
      </p>
      <Tabs label="Your program" tabs={TABS} picked={tab} onPick={setTab}>
        <div class="code">
          <pre tabIndex={0}>{code}</pre>
          <CopyButton text={code} what="code" />
        </div>
      </Tabs>
      <p>
        <button type="button" class="primary" onClick={() => open({ kind: 'create' })}>
          Create a queue here
        </button>{' '}
        <span class="hint">
          or begin with some: <code>serve --config queues.json</code>
        </span>
      </p>
    </section>
  );
}

const CODE: Readonly<Record<TabName, (endpoint: string) => string>> = {
  shell: (endpoint) => `export AWS_ENDPOINT_URL_SQS=${endpoint}
export AWS_REGION=us-east-1
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test

aws sqs create-queue --queue-name orders
aws sqs send-message --message-body 'order 42' \\
    --queue-url ${endpoint}/000000000000/orders`,
  python: (endpoint) => `import boto3

sqs = boto3.client(
    'sqs', endpoint_url='${endpoint}', region_name='us-east-1',
    aws_access_key_id='test', aws_secret_access_key='test')
url = sqs.create_queue(QueueName='orders')['QueueUrl']
sqs.send_message(QueueUrl=url, MessageBody='order 42')`,
  node: (endpoint) => `import { SQS } from '@aws-sdk/client-sqs';

const sqs = new SQS({
  endpoint: '${endpoint}',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const { QueueUrl } = await sqs.createQueue({ QueueName: 'orders' });
await sqs.sendMessage({ QueueUrl, MessageBody: 'order 42' });`,
  environment: (endpoint) => `# AWS SDKs of late, in all languages, read these; no line of your program changes.
AWS_ENDPOINT_URL_SQS=${endpoint}
AWS_REGION=us-east-1
AWS_DEFAULT_REGION=us-east-1
AWS_ACCESS_KEY_ID=test
AWS_SECRET_ACCESS_KEY=test`,
};
