import { conservation } from './conservation';
import { faultsTold } from './faults-told';
import { resolveSubject } from './subject';

/** What {@link toConserveMessages} asserts, without a runner. @throws Error that tells what got lost */
export function verifyConservation(sqs: object): void {
  const subject = resolveSubject(sqs, 'verifyAtEnd');
  const told = losses(conservation(subject), 'option verifyAtEnd of MSW_SQS');
  if (told !== undefined) throw new Error([...told, ...faultsTold(subject.world)].join('\n\n'));
}

/**
 * What {@link toConserveMessages} asserts of one run of an exploration, which tells itself what befell it.
 *
 * Messages in a queue that the program deletes are its own to drop: the replies that nobody waits for any more, say.
 *
 * @throws Error that tells what got lost
 */
export function verifyConservationOfRun(sqs: object): void {
  const subject = resolveSubject(sqs, 'conserve');
  const told = losses(conservation(subject, { mayDeleteQueues: true }), 'option conserve of explore');
  if (told !== undefined) throw new Error(told.join('\n\n'));
}

/** @param asked - whose question it is @returns `undefined` where nothing got lost, for certain */
function losses({ conserved, paragraphs, dropped }: ReturnType<typeof conservation>, asked: string): string[] | undefined {
  if (conserved && dropped.length === 0) return undefined;
  if (conserved) return [[`Nobody can tell whether messages got lost in this test (${asked}).`, ...dropped].join('\n')];
  const told = [...paragraphs, dropped].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return [`Messages got lost in this test (${asked}).`, ...told];
}
