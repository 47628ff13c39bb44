import { bodyOf, insist, pause, Program } from '../program';
import type { Scenario, Specimen } from '../specimen';

/** Gives each reading an id. */
type Identify = (reading: number, countedSinceStart: number) => string;

/** A sensor sends each of its readings once; what it has sent, it has written down. */
function scenario(identify: Identify): Scenario {
  return async (sqs) => {
    const readings = sqs.createQueue('readings.fifo', { FifoQueue: true, VisibilityTimeout: 30 });
    const unsent = [20, 21, 22];
    const stored = new Set<number>();

    const stop = new Program().handleEach(readings.url, async (message) => void stored.add(bodyOf<{ reading: number }>(message).reading));
    const stopSensor = sqs.process('sensor', () => {
      const program = new Program();
      let counted = 0;
      const sendAll = async (): Promise<void> => {
        for (let reading = unsent[0]; reading !== undefined; reading = unsent[0]) {
          const id = identify(reading, ++counted);
          const next = reading;
          await insist(() => program.send(readings.url, { reading: next }, { MessageGroupId: 'sensor', MessageDeduplicationId: id }));
          unsent.shift();
        }
      };
      void sendAll();
      return () => {};
    });
    while (unsent.length > 0) await pause(100);
    await sqs.settle();
    stopSensor();
    stop();

    expect([...stored]).toEqual([20, 21, 22]);
  };
}

export const counterAsDeduplicationId: Specimen = {
  mistake: 'counts its deduplication ids in memory: started anew, it begins at 1, and other messages pass for duplicates',
  broken: scenario((_reading, countedSinceStart) => String(countedSinceStart)),
  fixed: scenario((reading) => String(reading)),
};
