import { queueArn, queueUrl } from '../../core/queue-address';
import { partitionOf, regionalOrigin } from '../../core/sqs-hosts';
import type { Findings } from '../findings';
import { membersOf, memberOf, type Located, type Place } from '../located';
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
  readonly #queues = new Map<string, () => string>();

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

  /** @param name - looked up when it is needed first, as it may have the names of other queues in it */
  nameQueue(logicalId: string, name: () => string): void {
    let known: string | undefined;
    const lookUp = (): string => {
      // Until it is known: a name that leads back to itself ends with the logical id.
      known = logicalId;
      return (known = name());
    };
    this.#queues.set(logicalId, () => known ?? lookUp());
  }

  isQueue(logicalId: string): boolean {
    return this.#queues.has(logicalId);
  }

  isNameOfQueue(name: string): boolean {
    return [...this.#queues.values()].some((nameOf) => nameOf() === name);
  }

  /** What `Ref` to a queue comes to. */
  queueUrl(logicalId: string): string | undefined {
    const name = this.#queues.get(logicalId)?.();
    return name === undefined ? undefined : queueUrl({ ...this.#owner, name }, regionalOrigin(this.region));
  }

  /** What `Fn::GetAtt` of a queue comes to; `undefined` where there is no such queue or attribute. */
  queueAttribute(logicalId: string, attribute: string): string | undefined {
    const name = this.#queues.get(logicalId)?.();
    if (name === undefined) return undefined;
    if (attribute === 'Arn') return queueArn({ ...this.#owner, name });
    return attribute === 'QueueName' ? name : attribute === 'QueueUrl' ? this.queueUrl(logicalId) : undefined;
  }

  /** What a pseudo parameter comes to, as far as that is known. */
  pseudo(name: string, at: Place): string | undefined {
    const { accountId, region, stack } = this;
    const partition = partitionOf(region);
    const id = `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stack}/00000000-0000-0000-0000-000000000000`;
    const value = new Map([
      ['AWS::AccountId', accountId],
      ['AWS::Region', region],
      ['AWS::Partition', partition],
      ['AWS::URLSuffix', partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'],
      ['AWS::StackName', stack],
      ['AWS::StackId', id],
    ]).get(name);
    if (name.startsWith('AWS::Stack') && value !== undefined) this.findings.note(at, `${name} is taken to be ${JSON.stringify(value)}.`);
    return value;
  }

  get #owner(): TemplateOwner {
    return { accountId: this.accountId, region: this.region };
  }
}
