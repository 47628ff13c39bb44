// Loads one server after another, as it is told by messages from the process that started it.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.mjs';
import { createQueue, fill, PHASES, receiveAndDelete } from './phases.mjs';

const SHALLOW = 5_000;
const DEEP = 100_000;
/** At one depth before it is the other's turn. */
const TURN_MS = 80;
const WARM_UP_PART = 0.3;
/** A number of messages that takes so long will not be reached. */
const TOO_LONG_MS = 60_000;

const JOBS = { phase, depth };

process.on('message', async ({ job, ...options }) => {
  try {
    process.send({ result: await JOBS[job](options) });
  } catch (error) {
    process.send({ error: error.stack });
  }
});

/** One round of a phase: messages per second, the latencies' 99th percentile, the server's CPU per message. */
async function phase({ name, port, pid, ms, drained }) {
  const load = {
    drained,
    async run(toPort, connections, round) {
      await work(toPort, connections, round, untilPassed(ms * WARM_UP_PART));
      return measured(pid, () => work(toPort, connections, round, untilPassed(ms)));
    },
    async runFor(toPort, connections, { messages, before, round }) {
      await before(messages * WARM_UP_PART);
      await work(toPort, connections, round, untilHandled(messages * WARM_UP_PART));
      await before(messages);
      return measured(pid, () => work(toPort, connections, round, untilHandled(messages)));
    },
  };
  return PHASES[name](port, load);
}

/** What a receive and a delete take with few and with many messages waiting, in turn; and the memory that many take. */
async function depth({ port, pid, turns }) {
  const few = await createQueue(port);
  const many = await createQueue(port);
  await fill(port, few, SHALLOW);
  await fill(port, many, DEEP);
  await sleep(1_000);
  const megabytes = residentMegabytes(pid);
  const times = { few: [], many: [] };
  const queues = { few, many };
  for (let turn = 0; turn < turns; turn++) {
    for (const [which, QueueUrl] of Object.entries(queues)) {
      const round = receiveAndDelete(port, QueueUrl, 1);
      const { perSecond, messages } = await measured(pid, () => work(port, 1, round, untilPassed(TURN_MS)));
      await fill(port, QueueUrl, messages);
      // In the first turns the engine still learns.
      if (turn >= turns / 2) times[which].push(1e6 / perSecond);
    }
  }
  return { megabytes, fewUs: median(times.few), manyUs: median(times.many) };
}

async function work(port, connections, round, goOn) {
  const latenciesMs = [];
  let messages = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = new Connection(port);
      const call = (request) => connection.call(request);
      while (goOn(messages)) {
        const startMs = performance.now();
        const handled = await round(call);
        messages += handled;
        latenciesMs.push(performance.now() - startMs);
      }
      connection.close();
    }),
  );
  return { messages, latenciesMs };
}

async function measured(pid, run) {
  const cpuBefore = cpuUs(pid);
  const startMs = performance.now();
  const { messages, latenciesMs } = await run();
  const perSecond = (messages * 1000) / (performance.now() - startMs);
  const p99Ms = latenciesMs.sort((a, b) => a - b)[Math.floor(latenciesMs.length * 0.99)];
  return { messages, perSecond, p99Ms, cpuUs: (cpuUs(pid) - cpuBefore) / messages };
}

function untilPassed(ms) {
  const endMs = performance.now() + ms;
  return () => performance.now() < endMs;
}

function untilHandled(count) {
  const lateMs = performance.now() + TOO_LONG_MS;
  return (messages) => {
    if (messages < count && performance.now() > lateMs) throw new Error(`Of ${count} messages, ${messages} came in ${TOO_LONG_MS} ms.`);
    return messages < count;
  };
}

/** CPU time that the threads of a process have taken, to the nanosecond; NaN where the system does not tell. */
function cpuUs(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.reduce((sum, thread) => sum + Number(procFile(pid, `task/${thread}/schedstat`).split(' ')[0]), 0) / 1000;
  } catch {
    return NaN;
  }
}

function residentMegabytes(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(procFile(pid, 'status'))?.[1]) / 1024;
}

function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
