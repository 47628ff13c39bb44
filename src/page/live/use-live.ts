import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ControlClient } from './control-client';
import type { LiveState } from './live-state';
import type { Place } from './place';
import type { QueueShape } from './shapes';

/** What is open above the page. */
export type OpenDialog =
  | { readonly kind: 'send' | 'receive' | 'redrive' | 'purge' | 'deleteQueue'; readonly queue: QueueShape }
  | { readonly kind: 'create' | 'faults' | 'help' | 'reset' };

/** What all parts of the page share. */
export interface Live {
  readonly state: LiveState;
  readonly client: ControlClient;
  readonly place: Place;
  /** A queue's name; its ARN where two have one name. */
  readonly nameOf: (arn: string) => string;
  readonly go: (place: Place) => void;
  readonly open: (dialog: OpenDialog | undefined) => void;
  /** Does something on the server; says what it said, or what the server refused. @returns whether it was done */
  readonly act: (work: () => Promise<string | undefined>) => Promise<boolean>;
  /** Receipt handles of what was received by this page, by MessageId. */
  readonly handles: Map<string, string>;
}

export const LiveContext = createContext<Live | undefined>(undefined);

/** What all parts of the page share. */
export function useLive(): Live {
  return useContext(LiveContext)!;
}

/** The path of a queue in the control plane. */
export function queuePath({ arn }: Pick<QueueShape, 'arn'>, rest = ''): string {
  return `/queues/${encodeURIComponent(arn)}${rest}`;
}
