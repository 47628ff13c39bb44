import type { JSX } from 'preact';
import { Dialog } from './dialog';
import { useLive } from './use-live';

const KEYS: Readonly<Record<string, string>> = {
  '/': 'find messages; without a queue, find queues',
  'j  k': 'next and previous, in the list that has the focus',
  Enter: 'into the messages of a queue, and into a message',
  Esc: 'back, step by step',
  s: 'send to this queue',
  r: 'receive from this queue',
  t: 'move time 30 seconds ahead; with Shift 5 minutes',
  f: 'faults',
  '?': 'this help',
};

/** What the keys do. */
export function HelpDialog(): JSX.Element {
  const { open } = useLive();
  return (
    <Dialog title="Keys" onClose={() => open(undefined)}>
      <table class="keys">
        <tbody>
          {Object.entries(KEYS).map(([key, text]) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
