/** A call to SQS as a page shows it. */
export interface ShownCall {
  readonly id: number;
  readonly action: string;
  readonly queueName?: string | undefined;
  /** When it arrived: `+31 s`. */
  readonly when: string;
  /** What it asked for in a few words: the body that it sent. */
  readonly summary: string;
  /** What came of it in a few words: `2 messages`, `QueueDoesNotExist`, `waits`. */
  readonly outcome: string;
  readonly failed: boolean;
  readonly input: unknown;
  readonly output?: unknown;
  /** The error that it was answered with. */
  readonly error?: { readonly code: string; readonly message: string } | undefined;
  /** The step before which it came, where the page can go back to it. */
  readonly step?: number | undefined;
}
