import type { Mover } from '../system/time/moves';
import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import { markWorld } from '../testing/world/test-world';
import { EventSourcePoller, type PollerOptions } from './event-source-poller';
import type { EventSourceMapping, MappingState } from './event-source-mapping';
import type { EventSourceChanges, EventSourceOptions } from './event-source-options';
import { eventSourceSettings, type EventSourceSettings } from './event-source-settings';
import { LambdaError } from './lambda-error';
import type { LambdaFunction } from './lambda-function';

interface EventSourceParts extends Omit<PollerOptions, 'settings' | 'onWake'> {
  readonly functionArn: string;
  readonly onDeleted: () => void;
}

/** {@link EventSourceMapping} of a world. */
export class EventSource implements EventSourceMapping {
  readonly uuid: string;
  readonly eventSourceArn: string;
  readonly functionName: string;
  readonly functionArn: string;
  state: MappingState = 'Enabled';
  readonly #parts: EventSourceParts;
  readonly #poller: EventSourcePoller;
  /** Who made it: what a test made ends with it. */
  readonly #maker: Mover | undefined;
  #endPause = (): void => {};
  #options: EventSourceOptions;
  #settings: EventSourceSettings;

  constructor(options: EventSourceOptions, parts: EventSourceParts) {
    this.#parts = parts;
    this.#options = options;
    this.uuid = parts.mappingId;
    this.eventSourceArn = parts.queueArn;
    this.functionName = parts.lambdaFunction.name;
    this.functionArn = parts.functionArn;
    this.#settings = this.#checked(options);
    this.#maker = parts.world.mover();
    this.#poller = new EventSourcePoller({ ...parts, settings: () => this.#settings, onWake: () => this.endWithMaker() });
    markWorld(this, () => parts.world);
    if (options.enabled === false) this.#turnOff();
    else this.#poller.start();
  }

  /** Whether it invokes this function, by its name or by its handler. */
  isOf({ load }: LambdaFunction): boolean {
    return this.#parts.lambdaFunction.load === load;
  }

  update(changes: EventSourceChanges): void {
    this.#requirePresent();
    checkOptions(places.eventSourceUpdate, changes);
    const options = { ...this.#options, ...changes };
    this.#settings = this.#checked(options);
    this.#options = options;
    if (changes.enabled === undefined) this.#poller.changed();
    else if (changes.enabled) this.#turnOn();
    else this.#turnOff();
  }

  enable(): void {
    this.update({ enabled: true });
  }

  disable(): void {
    this.update({ enabled: false });
  }

  delete(): void {
    this.#requirePresent();
    this.#close();
  }

  [Symbol.dispose](): void {
    this.#close();
  }

  /** The world drops its messages, or everything. */
  emptied(everything: boolean): void {
    this.#poller.abandon();
    if (everything || this.#maker?.isOver === true) this.#close();
  }

  /** Ends it where a test made it that has run, and another one acts now. */
  endWithMaker(): void {
    const acting = this.#parts.world.mover();
    if (this.#maker?.isOver === true && acting !== undefined && acting !== this.#maker) this.#close();
  }

  #turnOn(): void {
    this.state = 'Enabled';
    this.#endPause();
    this.#poller.start();
    this.#poller.changed();
  }

  #turnOff(): void {
    this.state = 'Disabled';
    this.#endPause();
    this.#endPause = this.#parts.world.consumers.pause(this.eventSourceArn, this.functionName);
    this.#poller.stop();
  }

  #close(): void {
    this.state = 'Deleted';
    this.#endPause();
    this.#poller.close();
    this.#parts.onDeleted();
  }

  #checked(options: EventSourceOptions): EventSourceSettings {
    return eventSourceSettings(options, this.#parts.world.find(this.eventSourceArn));
  }

  #requirePresent(): void {
    if (this.state === 'Deleted') throw new LambdaError('ResourceNotFoundException', 'The resource you requested does not exist.');
  }
}
