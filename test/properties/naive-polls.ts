import type { NaiveQueue, NaiveReceived, NaiveRequest } from './naive-queue';

/** Where the answer to a long poll goes. */
export interface Answer {
  naive: NaiveReceived | undefined;
}

interface Poll {
  readonly request: NaiveRequest;
  readonly untilMs: number;
  readonly answer: Answer;
}

/** The long polls that wait at a queue, in order of arrival. */
export class NaivePolls {
  readonly #queue: NaiveQueue;
  #waiting: Poll[] = [];

  constructor(queue: NaiveQueue) {
    this.#queue = queue;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(request: NaiveRequest, untilMs: number, answer: Answer): void {
    const deliveries = this.#queue.arrive(request);
    if (deliveries.length > 0) answer.naive = deliveries;
    else this.#waiting.push({ request, untilMs, answer });
  }

  giveUp(answer: Answer): void {
    this.#waiting = this.#waiting.filter((poll) => poll.answer !== answer);
    answer.naive = [];
  }

  /** First come, first served; then those go home whose time is up. */
  serve(): void {
    this.#serveInTurn();
    for (let over = this.#firstOver(); over !== undefined; over = this.#firstOver()) {
      this.giveUp(over.answer);
      this.#serveInTurn();
    }
  }

  moments(): number[] {
    return this.#waiting.map(({ untilMs }) => untilMs);
  }

  #serveInTurn(): void {
    while (this.#waiting.length > 0) {
      const deliveries = this.#queue.receive(this.#waiting[0]!.request);
      if (deliveries.length === 0) break;
      this.#waiting.shift()!.answer.naive = deliveries;
    }
  }

  #firstOver(): Poll | undefined {
    return this.#waiting.find(({ untilMs }) => untilMs <= this.#queue.world.nowMs);
  }
}
