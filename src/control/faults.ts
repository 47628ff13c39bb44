import * as byHand from '../chaos/by-hand';
import { badDay } from '../chaos/bad-day';
import type { FaultRule, RuleInForce } from '../chaos/rule';
import { RULE_NAMES } from '../chaos/rule-names';
import { faultPlace } from '../options/fault-places';
import { asked } from './asked';
import { answering, operation } from './operation';
import { invalid, notFound } from './refusal';
import { count, flag, listOf, moment, named, orNull, record, text, type Fields, type Schema, type ValueOf } from './schema';

const tag = 'faults';

/** A fault in force as the control plane shows it. */
export const FAULT = record({
  id: count('by which it is switched off'),
  fault: text('what happens'),
  queue: orNull('string', 'the queue whose calls it befalls; null for every queue'),
  action: orNull('string', 'the action that it befalls; null for all that it can befall'),
  probability: { type: 'number', description: 'how likely it is at each call' },
  count: orNull('integer', 'how often it happens at most; null for no limit'),
  after: count('how many calls that it could befall go well before'),
  sinceMs: moment('when it was switched on'),
  times: count('how often it has happened'),
} as const);

/** What a fault takes besides its name: what the functions of `msw-sqs/chaos` take. */
const OPTIONS: Fields = Object.fromEntries(
  RULE_NAMES.flatMap((name) => Object.entries(faultPlace(name).options)).map(([name, { kind, text: about, otherwise }]) => {
    return [name, { description: `${about}: ${kind.expected}. Default: ${otherwise}`, ...(kind.names && { enum: kind.names }) }];
  }),
);

const CHOSEN = {
  type: 'object',
  properties: {
    ...(OPTIONS as {}),
    fault: { type: 'string', enum: RULE_NAMES, description: 'a function of msw-sqs/chaos' },
    error: { description: 'failAction only: the error of SQS, or connectionLost', anyOf: [{ type: 'string' }, { type: 'object' }] },
    once: flag('whether it happens once, at the first call that it can befall. Default false'),
  },
  required: ['fault'],
  additionalProperties: false,
} as const satisfies Schema;

const IN_FORCE = record({ faults: listOf(named('Fault'), 'in the order in which they were switched on') });

/** What SQS and the network do to the calls. */
export const FAULT_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/faults',
    id: 'listFaults',
    tag,
    summary: 'Shows the faults in force.',
    answers: answering('The faults', IN_FORCE),
    run: ({ world }) => ({ json: { faults: world.chaos.inForce.map(shownFault) } }),
  }),
  operation({
    method: 'POST',
    route: '/faults',
    id: 'useFault',
    tag,
    summary: 'Switches a fault on, or all of a preset (badDay); those before it stay in force.',
    body: CHOSEN,
    example: { fault: 'duplicateDelivery', queue: 'orders', probability: 0.1 },
    answers: answering('The faults that were added', IN_FORCE, 201),
    run: ({ body, world }) => {
      const rules = asked(() => rulesOf(body as ChosenFault));
      return { status: 201, json: { faults: world.chaos.use(...rules).map(shownFault) } };
    },
  }),
  operation({
    method: 'DELETE',
    route: '/faults',
    id: 'switchFaultsOff',
    tag,
    summary: 'Switches all faults off.',
    answers: answering('None is left', IN_FORCE),
    run: ({ world }) => {
      world.chaos.off();
      return { json: { faults: [] } };
    },
  }),
  operation({
    method: 'DELETE',
    route: '/faults/{id}',
    id: 'switchFaultOff',
    tag,
    summary: 'Switches one fault off.',
    path: { id: text('its id') },
    answers: answering('Those that are left', IN_FORCE),
    run: ({ path, world }) => {
      if (!world.chaos.end(Number(path.id)))
        throw notFound(`There is no fault ${path.id} in force. GET /_msw-sqs/faults shows those that are.`);
      return { json: { faults: world.chaos.inForce.map(shownFault) } };
    },
  }),
];

interface ChosenFault {
  readonly fault: string;
  readonly once?: boolean;
  readonly error?: string | { readonly code: string; readonly message: string };
  readonly action?: string;
}

function rulesOf({ fault, once = false, error, ...options }: ChosenFault): readonly FaultRule[] {
  const rules = madeRules(fault, error, options);
  return once ? rules.map((rule) => ({ ...rule, count: 1 })) : rules;
}

function madeRules(fault: string, error: ChosenFault['error'], options: { readonly action?: string }): readonly FaultRule[] {
  if (fault === 'failAction') {
    const { action = '', ...others } = options;
    return [byHand.failAction(action, error ?? '', others)];
  }
  if (error !== undefined)
    throw invalid(`error is for failAction: send {"fault":"failAction","action":"SendMessage","error":"OverLimit"}.`);
  if (fault !== 'badDay')
    return [(byHand as Readonly<Record<string, unknown>> as Record<string, (options: object) => FaultRule>)[fault]!(options)];
  if (Object.keys(options).length > 0) throw invalid(`badDay takes no options: send {"fault":"badDay"}.`);
  return badDay();
}

function shownFault({ id, rule, sinceMs, times }: RuleInForce): ValueOf<typeof FAULT> {
  const { name, queue = null, action = null, probability = 1, count: most = null, after = 0 } = rule;
  return { id, fault: name, queue, action, probability, count: most, after, sinceMs, times };
}
