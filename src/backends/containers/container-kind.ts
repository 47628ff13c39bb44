/** What tells one SQS in a container from another. */
export interface ContainerKind {
  readonly name: 'localstack' | 'elasticmq';
  /** As its makers write it. */
  readonly title: string;
  /** What the user called; begins errors. */
  readonly neededBy: string;
  readonly image: string;
  /** Where SQS listens inside the container. */
  readonly port: number;
  /** The line of its log that says it is up. */
  readonly readyLine: RegExp;
  readonly env: Readonly<Record<string, string>>;
  /** Says what to do when it ended by itself with this code. */
  explainExit(code: number): string | undefined;
}
