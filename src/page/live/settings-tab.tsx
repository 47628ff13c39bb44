import type { JSX } from 'preact';
import { CopyButton } from '../parts/copy-button';
import { NamedTexts } from './named-texts';
import type { QueueShape } from './shapes';
import { queuePath, useLive } from './use-live';

/** Attributes that SQS counts and stamps itself. */
const FIXED = new Set([
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'CreatedTimestamp',
  'FifoQueue',
  'LastModifiedTimestamp',
  'QueueArn',
]);

/** Attributes and tags of a queue, to be read and to be changed. */
export function SettingsTab({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client, act, open } = useLive();
  const { arn, url, attributes, tags } = queue;
  const change = (what: 'attributes' | 'tags') => (name: string, value: string | null) =>
    act(async () => {
      await client.ask('PATCH', queuePath(queue, `/${what}`), { [name]: value });
      return value === null ? `${name} was removed.` : `${name} was set.`;
    });
  const settable = Object.fromEntries(Object.entries(attributes).filter(([name]) => !FIXED.has(name)));
  return (
    <div class="scrolled">
      <h3>Address</h3>
      <table>
        <tbody>
          {Object.entries({ URL: url, ARN: arn }).map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                <code>{text}</code> <CopyButton text={text} what={name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Attributes</h3>
      <NamedTexts what="attribute" texts={settable} onSet={change('attributes')} />
      <h3>Tags</h3>
      <NamedTexts what="tag" texts={tags} onSet={change('tags')} onRemove={(name) => change('tags')(name, null)} />
      <h3>Farewell</h3>
      <button type="button" class="danger" onClick={() => open({ kind: 'deleteQueue', queue })}>
        Delete this queue
      </button>
    </div>
  );
}
