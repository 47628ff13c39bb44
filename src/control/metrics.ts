import { version } from '../../package.json';
import type { ControlledWorld } from './operation';

interface Metric {
  readonly name: string;
  readonly type: 'counter' | 'gauge';
  readonly help: string;
  readonly samples: readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
}

/** Counts and gauges in Prometheus' text format. @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function metricsText(controlled: ControlledWorld): string {
  return metricsOf(controlled).map(inText).join('');
}

function metricsOf({ world, tally }: ControlledWorld): Metric[] {
  const nowMs = world.nowMs();
  const queues = [...world.all()].map((queue) => {
    const { name, region, accountId: account } = queue;
    return { queue, labels: { queue: name, region, account }, counts: queue.counts(nowMs) };
  });
  const perQueue = (name: string, help: string, valueOf: (queue: (typeof queues)[number]) => number): Metric => {
    return { name, type: 'gauge', help, samples: queues.map((each) => ({ labels: each.labels, value: valueOf(each) })) };
  };
  const [calls, faults] = [[...tally.calls], [...tally.faults]];
  return [
    { name: 'sqs_info', type: 'gauge', help: 'The server.', samples: [{ labels: { version }, value: 1 }] },
    perQueue('sqs_approximate_number_of_messages', 'Messages that can be received.', ({ counts }) => counts.visible),
    perQueue('sqs_approximate_number_of_messages_not_visible', 'Messages with a consumer.', ({ counts }) => counts.inFlight),
    perQueue('sqs_approximate_number_of_messages_delayed', 'Messages that wait for their delay.', ({ counts }) => counts.delayed),
    perQueue('sqs_approximate_age_of_oldest_message_seconds', 'How long ago the oldest message was sent.', ({ queue }) => {
      const oldestMs = queue.messages(nowMs).reduce((least, { message }) => Math.min(least, message.sentAtMs), nowMs);
      return (nowMs - oldestMs) / 1000;
    }),
    perQueue('sqs_waiting_receives', 'Receives that wait for messages.', ({ queue }) => queue.waiting),
    {
      name: 'sqs_requests_total',
      type: 'counter',
      help: 'Calls that are over, by the HTTP status of their answer, or by why there was none.',
      samples: calls.map(({ labels: [action, status], count }) => ({ labels: { action: action!, status: status! }, value: count })),
    },
    {
      name: 'sqs_faults_injected_total',
      type: 'counter',
      help: 'Faults that were injected.',
      samples: faults.map(({ labels: [fault], count }) => ({ labels: { fault: fault! }, value: count })),
    },
    {
      name: 'sqs_clock_seconds',
      type: 'gauge',
      help: 'The time of SQS, in seconds since 1970.',
      samples: [{ labels: {}, value: nowMs / 1000 }],
    },
  ];
}

function inText({ name, type, help, samples }: Metric): string {
  const lines = samples.map(({ labels, value }) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
    return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines, ''].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}
