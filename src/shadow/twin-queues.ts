import { parseQueueUrl, queueArn, queueNameIn, queueUrl, type QueueIdentity } from '../core/queue-address';
import type { UnsignedCaller } from '../backends/unsigned-headers';
import type { Answer, Input } from '../backends/call-action';
import { mapValues } from './map-values';
import type { MessageBook } from './message-book';
import type { ShadowBackend } from './shadow-backend';
import type { TwinNames } from './twin-names';
import type { QueueSnapshot } from './watch-world';

/** A queue of the mock, and its twin on the backend. */
export interface TwinQueue extends QueueIdentity {
  /** The mock's. */
  readonly arn: string;
  readonly fifo: boolean;
  /** As it is to be made on the backend when a call first needs it. */
  snapshot: Pick<QueueSnapshot, 'attributes' | 'tags'>;
  /** On the backend, once it is made there. */
  made: { readonly url: string; readonly arn: string } | undefined;
  /** Why it is not to be made there. */
  notToBeMade: string | undefined;
  /** Why its contents are no longer the same on both sides, once they are not. */
  outOfStep: string | undefined;
  /** What the backend refused to make, until somebody has told of it. */
  refusal: RefusedQueue | undefined;
  readonly messages: MessageBook;
}

/** What the backend refused. */
export interface RefusedQueue {
  readonly input: Input;
  readonly answer: Answer;
}

const ARN_OF_QUEUE = /arn:[\w-]+:sqs:[\w-]*:\d*:[\w.-]+/g;

/** The queues of the mock and their twins on the backend. */
export class TwinQueues {
  readonly #backend: ShadowBackend;
  readonly #names: TwinNames;
  readonly #homeAccount: string;
  readonly #twins = new Map<string, TwinQueue>();
  /** Queues of the mock, there or not, by their names on the backend. */
  readonly #byName = new Map<string, QueueIdentity>();
  /** Everything that was made, to be deleted. */
  readonly #made = new Map<string, UnsignedCaller>();
  /** What ARNs of the backend say of account and region. */
  #place: { readonly region: string; readonly account: string };

  /** @param homeAccount - whose queues a caller means whose credentials name no account */
  constructor(backend: ShadowBackend, names: TwinNames, homeAccount: string) {
    this.#backend = backend;
    this.#names = names;
    this.#homeAccount = homeAccount;
    this.#place = { region: 'us-east-1', account: homeAccount };
  }

  /** Takes note of a queue of the mock, which the backend gets when it is first needed there. */
  register({ name, accountId, region, arn, attributes, tags }: QueueSnapshot): TwinQueue {
    const nothing = { made: undefined, notToBeMade: undefined, outOfStep: undefined, refusal: undefined, messages: new Map() };
    const twin: TwinQueue = { name, accountId, region, arn, fifo: name.endsWith('.fifo'), snapshot: { attributes, tags }, ...nothing };
    this.#twins.set(arn, twin);
    return twin;
  }

  /** Takes note of a queue that was made on both sides. */
  async adopt(queue: QueueIdentity, url: string, caller: UnsignedCaller): Promise<TwinQueue> {
    const twin = this.#known(queue);
    this.#made.set(url, caller);
    twin.made ??= { url, arn: await this.#arnOf(url, caller) };
    return twin;
  }

  /** Takes note of a queue that the backend did not make when the mock did. */
  refused(queue: QueueIdentity, reason: string): void {
    this.#known(queue).notToBeMade ??= reason;
  }

  /** Takes note of a queue that only the backend made. */
  willDelete(url: string, caller: UnsignedCaller): void {
    this.#made.set(url, caller);
  }

  /** Makes a queue on the backend unless that was done, or refused. */
  async ensure(twin: TwinQueue): Promise<void> {
    if (twin.made !== undefined || twin.notToBeMade !== undefined) return;
    await this.#ensureNamedIn(twin);
    const { attributes, tags } = twin.snapshot;
    const input = { QueueName: this.nameOf(twin), Attributes: this.attributesToBackend(attributes), tags };
    const answer = await this.#backend.ask('CreateQueue', input, this.callerOf(twin));
    if (answer.error === undefined) return void (await this.adopt(twin, String(answer['QueueUrl']), this.callerOf(twin)));
    twin.notToBeMade = `the backend refused to create this queue (${answer.error.code})`;
    twin.refusal = { input: { QueueName: twin.name, Attributes: attributes, tags }, answer };
  }

  find(queue: QueueIdentity): TwinQueue | undefined {
    return this.#twins.get(queueArn(queue));
  }

  byArn(arn: string): TwinQueue | undefined {
    return this.#twins.get(arn);
  }

  /** Those that a text names by ARN. */
  namedIn(text: string): TwinQueue[] {
    return Array.from(text.matchAll(ARN_OF_QUEUE), ([arn]) => this.#twins.get(arn)).filter((twin) => twin !== undefined);
  }

  /** Those whose messages end in this one. */
  sourcesOf({ arn }: TwinQueue): TwinQueue[] {
    return this.all().filter((twin) => this.#deadLetterQueueOf(twin)?.arn === arn);
  }

  all(): TwinQueue[] {
    return [...this.#twins.values()];
  }

  /** Takes note of why the contents of a queue are no longer the same on both sides; those of its dead-letter queue are not, either. */
  losesStep(twin: TwinQueue, reason: string): void {
    if (twin.outOfStep !== undefined) return;
    twin.outOfStep = reason;
    this.deadLettersLoseStep(twin, reason);
  }

  /** Takes note of why messages of a queue may be given up at other times on the backend. */
  deadLettersLoseStep(twin: TwinQueue, reason: string): void {
    const target = this.#deadLetterQueueOf(twin);
    if (target !== undefined) this.losesStep(target, `it gets messages of "${twin.name}", of which is known: ${reason}`);
  }

  forget({ arn }: TwinQueue): void {
    this.#twins.delete(arn);
  }

  /** The name on the backend, of a queue that is there or not. */
  nameOf({ accountId, region, name }: QueueIdentity): string {
    const twinName = this.#names.nameOf({ accountId, region, name });
    this.#byName.set(twinName, { accountId, region, name });
    return twinName;
  }

  callerOf({ accountId, region }: Omit<QueueIdentity, 'name'>): UnsignedCaller {
    return { accessKey: accountId === this.#homeAccount ? 'test' : accountId, region };
  }

  /** The account on the backend of a queue's owner. */
  accountOf(accountId: string): string {
    return accountId === this.#homeAccount ? this.#place.account : accountId;
  }

  /** The queue URL on the backend, also of a queue that is not there. */
  urlOf(queue: QueueIdentity): string {
    const made = this.find(queue)?.made;
    return made?.url ?? `${this.#backend.endpoint}/${this.accountOf(queue.accountId)}/${this.nameOf(queue)}`;
  }

  arnsToBackend(text: string): string {
    return text.replace(ARN_OF_QUEUE, (arn) => this.#twins.get(arn)?.made?.arn ?? this.#foreignArn(arn));
  }

  /** Attributes of a queue, whose policies may name others. */
  attributesToBackend(attributes: object): Record<string, unknown> {
    return mapValues(attributes, (text) => this.arnsToBackend(String(text)));
  }

  arnsToMock(text: string): string {
    return text.replace(ARN_OF_QUEUE, (arn) => {
      const queue = this.#byName.get(queueNameIn(arn));
      return queue === undefined ? arn : queueArn(queue);
    });
  }

  /** The mock's URL for the backend's, as a caller would get it. */
  urlToMock(url: string, origin: string, homeRegion: string | undefined): string {
    const queue = this.#byName.get(parseQueueUrl(url)?.name ?? '');
    return queue === undefined ? url : queueUrl(queue, origin, homeRegion);
  }

  /** Deletes all twins, and forgets them; what is made later has other names. */
  async deleteAll(): Promise<void> {
    const made = [...this.#made];
    for (const map of [this.#twins, this.#byName, this.#made]) map.clear();
    this.#names.nextGeneration();
    for (const [QueueUrl, caller] of made) await this.#backend.ask('DeleteQueue', { QueueUrl }, caller);
  }

  #deadLetterQueueOf({ snapshot }: TwinQueue): TwinQueue | undefined {
    return this.namedIn(String(snapshot.attributes['RedrivePolicy']))[0];
  }

  #known(queue: QueueIdentity): TwinQueue {
    const arn = queueArn(queue);
    return this.#twins.get(arn) ?? this.register({ ...queue, arn, attributes: {}, tags: {} });
  }

  /** A queue can be created only after its dead-letter queue. */
  async #ensureNamedIn(twin: TwinQueue): Promise<void> {
    // Two queues may be each other's dead-letter queues.
    twin.notToBeMade = 'it is being made';
    for (const other of this.namedIn(Object.values(twin.snapshot.attributes).join(' '))) if (other !== twin) await this.ensure(other);
    twin.notToBeMade = undefined;
  }

  async #arnOf(QueueUrl: string, caller: UnsignedCaller): Promise<string> {
    const { Attributes } = await this.#backend.ask('GetQueueAttributes', { QueueUrl, AttributeNames: ['QueueArn'] }, caller);
    const arn = String((Attributes as Readonly<Record<string, string>> | undefined)?.['QueueArn']);
    const [, , , region, account] = arn.split(':');
    if (region !== undefined && account !== undefined) this.#place = { region, account };
    return arn;
  }

  #foreignArn(arn: string): string {
    const [prefix, partition, service, region = '', account = '', name = ''] = arn.split(':');
    const twinName = this.nameOf({ accountId: account, region, name });
    return [prefix, partition, service, this.#place.region, this.accountOf(account), twinName].join(':');
  }
}
