import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { newClient } from './shop';

const QUIET = { seconds: 1000, log: false };

/** Works off two jobs, by short polls with so long a pause between them. */
function shortPolls(VisibilityTimeout: number, pauseMs: number | undefined) {
  return async (sqs: Sqs): Promise<void> => {
    const jobs = sqs.createQueue('jobs', { VisibilityTimeout });
    for (const job of ['j-1', 'j-2']) jobs.send(job);
    const client = newClient();
    const done = new Set<string>();
    while (done.size < 2) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: jobs.url })).catch(() => ({ Messages: [] }));
      for (const { Body, ReceiptHandle } of Messages) {
        done.add(Body!);
        await client.send(new DeleteMessageCommand({ QueueUrl: jobs.url, ReceiptHandle }));
      }
      if (pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
}

describe('A run goes on for a program that asks again and again for a message that comes back', () => {
  it('in a quarter of an hour, once a second', async () => {
    await explore(shortPolls(900, 1000), { ...QUIET, faults: ['lostDelivery'], runs: 3 });
  });

  it('in half a minute, without a pause', async () => {
    await explore(shortPolls(30, undefined), { ...QUIET, faults: ['lostDelivery'], runs: 4 });
  });

  it('in half a minute, as soon as it can', async () => {
    await explore(shortPolls(30, 0), { ...QUIET, faults: ['lostDelivery'], runs: 4 });
  });
});

describe('A run that never ends', () => {
  it('is known by its calls where a program sends its own messages on for ever, and tells what is left', async () => {
    const relay = async (sqs: Sqs): Promise<void> => {
      const tour = sqs.createQueue('tour', { VisibilityTimeout: 30 });
      tour.send('postcard');
      const client = newClient();
      for (let stations = 0; stations !== 1;) {
        const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: tour.url }));
        stations += Messages.length;
        for (const { Body, ReceiptHandle } of Messages) {
          if (stations > 1) await client.send(new SendMessageCommand({ QueueUrl: tour.url, MessageBody: Body }));
          await client.send(new DeleteMessageCommand({ QueueUrl: tour.url, ReceiptHandle }));
        }
        if (sqs.queue('tour').messages.length > 0) stations++;
      }
    };

    const found = await explore(relay, { ...QUIET, faults: ['duplicateAfterDelete'] }).catch((error: ExploreError) => error);

    expect(found).toHaveProperty(
      'message',
      expect.stringMatching(/comes to no end[^]*It made \d+ calls, and did not end\.\n\n +"tour" has 1 message/),
    );
  });

  it('is known where nothing comes any more, however fast a program asks', async () => {
    const found = await explore(
      async (sqs: Sqs) => {
        const mails = sqs.createQueue('mails');
        const client = newClient();
        await client.send(new SendMessageCommand({ QueueUrl: mails.url, MessageBody: 'hello' })).catch(() => undefined);
        for (let isHere = false; !isHere;) {
          const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: mails.url })).catch(() => ({ Messages: [] }));
          isHere = Messages.length > 0;
        }
      },
      { ...QUIET, faults: ['refused'], conserve: false },
    ).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ decisions: [{ at: 'SendMessage mails #1', fault: 'refused' }] });
    expect(found).toHaveProperty('message', expect.stringContaining('comes to no end'));
  });
});

/** A sender that pauses for half an hour when it fails, while a consumer polls every second. */
function pausing(afterError: (pause: () => Promise<void>) => Promise<void>) {
  return async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('news').url;
    const client = newClient();
    const read = new Set<string>();
    const poll = setInterval(() => {
      client.send(new ReceiveMessageCommand({ QueueUrl })).then(
        ({ Messages = [] }) => {
          for (const { Body } of Messages) read.add(Body!);
        },
        () => {},
      );
    }, 1000);
    const pause = async (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_800_000));
    while (read.size === 0) {
      try {
        await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'rain' }));
        await new Promise((resolve) => setTimeout(resolve, 2000));
      } catch {
        await afterError(pause);
      }
    }
    clearInterval(poll);
  };
}

describe('Half an hour without a message, in which a consumer polls every second,', () => {
  const refusals = { ...QUIET, faults: ['refused' as const], conserve: false, runs: 3 };

  it('is a pause where the program goes on after it', async () => {
    await explore(
      pausing(async (pause) => pause()),
      refusals,
    );
  });

  it('is in vain where the program waits for nothing', async () => {
    const found = await explore(
      pausing(async () => new Promise(() => {})),
      refusals,
    ).catch((error: ExploreError) => error);

    expect(found).toHaveProperty('message', expect.stringContaining('its timers go round in vain'));
  });
});
