import { ChangeMessageVisibilityCommand, type Message } from '@aws-sdk/client-sqs';
import { pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** Renders films: takes 20 seconds each, on a machine that does one at a time. */
class Renderer {
  readonly clashes: string[] = [];
  #rendering: string | undefined;

  async render(film: string): Promise<void> {
    if (this.#rendering === film) this.clashes.push(film);
    this.#rendering = film;
    await pause(20_000);
    this.#rendering = undefined;
  }
}

type Work = (program: Program, queueUrl: string, message: Message, work: () => Promise<void>) => Promise<void>;

/** A FIFO queue gives a message to nobody else until its visibility timeout ends. */
function scenario(during: Work): Scenario {
  return async (sqs) => {
    const films = sqs.createQueue('films.fifo', { ContentBasedDeduplication: true, VisibilityTimeout: 30 });
    const renderer = new Renderer();
    films.send('alien', { messageGroupId: 'films' });

    const stops = [new Program(), new Program()].map((program) =>
      program.handleEach(films.url, (message) => during(program, films.url, message, () => renderer.render(message.Body!))),
    );
    await sqs.settle();
    for (const stop of stops) stop();

    expect(renderer.clashes).toEqual([]);
  };
}

export const noHeartbeat: Specimen = {
  mistake: 'works without a heart-beat: when it takes longer than the visibility timeout, another one begins the same work',
  broken: scenario((_program, _queueUrl, _message, work) => work()),
  fixed: scenario(async ({ client }, QueueUrl, { ReceiptHandle }, work) => {
    const extend = async (): Promise<void> => {
      await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 30 }));
    };
    // Who was slow to get it may have lost it already: then this fails, and the work is not begun.
    await extend();
    const beat = setInterval(() => void extend().catch(() => {}), 5_000);
    await work().finally(() => clearInterval(beat));
  }),
};
