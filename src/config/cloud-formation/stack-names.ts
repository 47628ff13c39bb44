import { queueArn, queueUrl } from '../../core/queue-address';
import { regionalOrigin } from '../../core/sqs-hosts';
import type { Findings } from '../findings';
import { membersOf, memberOf, type Located } from '../located';
import type { TemplateOwner } from '../template';

interface Parts {
  readonly root: Located;
  readonly findings: Findings;
  readonly owner: TemplateOwner;
  /** What stands for the stack's name. */
  readonly stack: string;
}

/** What the names of a template stand for. */
export class StackNames {
  readonly findings: Findings;
  readonly accountId: string;
  readonly region: string;
  readonly stack: string;
  readonly #root: Located;
  /** The names of queues by their logical ids. */
  readonly #queues = new Map<string, string>();

  constructor({ root, findings, owner, stack }: Parts) {
    this.#root = root;
    this.findings = findings;
    this.stack = stack;
    this.accountId = owner.accountId;
    this.region = owner.region;
  }

  /** All that can be referred to. */
  get all(): string[] {
    return ['Parameters', 'Resources'].flatMap((section) => [...(membersOf(memberOf(this.#root, section))?.keys() ?? [])]);
  }

  /** One member of a section such as `Parameters`. */
  section(section: string, name: string): Located | undefined {
    return memberOf(memberOf(this.#root, section), name);
  }

  nameQueue(logicalId: string, name: string): void {
    this.#queues.set(logicalId, name);
  }

  isQueue(logicalId: string): boolean {
    return this.#queues.has(logicalId);
  }

  /** What `Ref` to a queue comes to. */
  queueUrl(logicalId: string): string | undefined {
    const name = this.#queues.get(logicalId);
    return name === undefined ? undefined : queueUrl({ ...this.#owner, name }, regionalOrigin(this.region));
  }

  /** What `Fn::GetAtt` of a queue comes to; `undefined` where there is no such queue or attribute. */
  queueAttribute(logicalId: string, attribute: string): string | undefined {
    const name = this.#queues.get(logicalId);
    if (name === undefined) return undefined;
    if (attribute === 'Arn') return queueArn({ ...this.#owner, name });
    return attribute === 'QueueName' ? name : attribute === 'QueueUrl' ? this.queueUrl(logicalId) : undefined;
  }

  get #owner(): TemplateOwner {
    return { accountId: this.accountId, region: this.region };
  }
}
