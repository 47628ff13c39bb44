import type { JSX } from 'preact';
import { momentOfDay } from '../../system/browser/moment-of-day';
import { nowHere } from '../../system/browser/now-here';
import { durationInWords } from '../../words/duration-in-words';
import { Switch } from './choice';
import type { ClockShape, QueueShape } from './shapes';
import { useLive } from './use-live';

/** What is no difference between two clocks, but the time it takes to ask. */
const SAME_MS = 2_000;

/** The time of SQS, and what moves it. */
export function ClockControl(): JSX.Element {
  const { state, client, act } = useLive();
  const { clock, queues = [] } = state;
  const move =
    (path: string, body: object, method: 'POST' | 'PUT' = 'POST') =>
    (): void => {
      void act(async () => void (await client.ask(method, `/clock/${path}`, body)));
    };
  const next = nextMoment(clock, queues);
  const isOn = clock?.autoAdvance === true;
  return (
    <section class="clock" aria-label="Time of SQS">
      {clock !== undefined && <Reading clock={clock} />}
      <div class="clock-moves">
        <button type="button" title="Move time 30 seconds ahead  ( t )" onClick={move('advance', { by: '30s' })}>
          +30 s
        </button>
        <button type="button" title="Move time 5 minutes ahead  ( shift t )" onClick={move('advance', { by: '5m' })}>
          +5 min
        </button>
        <NextButton
          inMs={next === undefined || clock === undefined ? undefined : next - clock.nowMs}
          onClick={move('advance-to', { to: next })}
        />
        <Switch
          label="skip waits"
          title="autoAdvance: time skips what receives wait for"
          on={isOn}
          onChange={move('auto-advance', { on: !isOn }, 'PUT')}
        />
      </div>
    </section>
  );
}

/** When a message is visible again, or a wait is over. Where none is hidden, all that time would bring is that messages expire. */
function nextMoment(clock: ClockShape | undefined, queues: readonly QueueShape[]): number | undefined {
  const hiding = queues.filter(({ inFlight, delayed }) => inFlight + delayed > 0);
  const moments = [clock?.nextMs, ...hiding.map(({ nextChangeMs }) => nextChangeMs)].filter((ms) => typeof ms === 'number');
  return moments.length === 0 ? undefined : Math.min(...moments);
}

function NextButton({ inMs, onClick }: { readonly inMs: number | undefined; readonly onClick: () => void }): JSX.Element {
  const wait = inMs === undefined ? undefined : durationInWords(Math.max(0, Math.ceil(inMs / 1000) * 1000));
  const title = wait === undefined ? 'Nothing waits for time to pass' : 'Move time to when a message is visible again, or a wait is over';
  return (
    <button type="button" class="next" disabled={wait === undefined} title={title} onClick={onClick}>
      next event{wait !== undefined && <span class="hint"> in {wait}</span>}
    </button>
  );
}

function Reading({ clock }: { readonly clock: ClockShape }): JSX.Element {
  const { time, day } = momentOfDay(clock.nowMs);
  const aheadMs = clock.nowMs - nowHere();
  const ahead =
    Math.abs(aheadMs) < SAME_MS
      ? 'real time'
      : `${durationInWords(Math.round(Math.abs(aheadMs) / 1000) * 1000)} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
  return (
    <p class="clock-reading">
      <time dateTime={clock.now}>{time}</time>
      <span class="hint">
        <span class="day">{day}, </span>
        {ahead}
      </span>
    </p>
  );
}
