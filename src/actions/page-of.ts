import { limits } from '../core/limits';
import type { Queue } from '../core/queue';
import { SqsError } from '../core/sqs-error';
import { integerIn } from './integer-in';

interface Page {
  readonly queues: readonly Queue[];
  /** `undefined` on the last page, and when no page size was given. */
  readonly nextToken: string | undefined;
}

interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

const refused = (message: string): SqsError => new SqsError('InvalidParameterValue', message);

/**
 * Cuts a page out of queues in order of their names.
 *
 * A token remembers the last name shown: queues created or deleted meanwhile neither repeat nor hide others.
 *
 * @param subject - what is listed, besides the page; a token holds for nothing else
 * @throws SqsError `InvalidParameterValue`
 */
export function pageOf(queues: readonly Queue[], { MaxResults, NextToken }: PageRequest, subject: string): Page {
  const { min, max } = limits.listResults;
  integerIn(MaxResults, limits.listResults, () =>
    refused(`Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between ${min} and ${max}.`),
  );
  if (NextToken !== undefined && MaxResults === undefined) {
    throw refused('MaxResults is a mandatory parameter when you provide a value for NextToken.');
  }
  const lastName = NextToken === undefined ? undefined : lastNameIn(NextToken, subject);
  const rest = lastName === undefined ? queues : queues.filter(({ name }) => name > lastName);
  const shown = rest.slice(0, MaxResults ?? max);
  const more = MaxResults !== undefined && rest.length > shown.length;
  return { queues: shown, nextToken: more ? tokenOf(shown.at(-1)!.name, subject) : undefined };
}

function tokenOf(lastName: string, subject: string): string {
  return btoa(`${lastName}\n${encodeURIComponent(subject)}`);
}

function lastNameIn(token: string, subject: string): string {
  const [lastName, tokenSubject] = textOf(token).split('\n');
  if (lastName === undefined || tokenSubject === undefined) throw refused('Invalid or expired next token.');
  if (tokenSubject !== encodeURIComponent(subject)) {
    throw refused('Invalid NextToken value. If you are passing in NextToken, you must not change the other request parameters.');
  }
  return lastName;
}

function textOf(token: string): string {
  try {
    return atob(token);
  } catch {
    throw refused('Invalid or expired next token.');
  }
}
