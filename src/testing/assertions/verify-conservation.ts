import { conservation } from './conservation';
import { faultsTold } from './faults-told';
import { resolveSubject } from './subject';

/** What {@link toConserveMessages} asserts, without a runner. @throws Error that tells what got lost */
export function verifyConservation(sqs: object): void {
  const subject = resolveSubject(sqs, 'verifyAtEnd');
  const { conserved, paragraphs, dropped } = conservation(subject);
  if (conserved && dropped.length === 0) return;
  if (conserved)
    throw new Error(['Nobody can tell whether messages got lost in this test (option verifyAtEnd of MSW_SQS).', ...dropped].join('\n'));
  const told = [...paragraphs, dropped, faultsTold(subject.world)].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  throw new Error(['Messages got lost in this test (option verifyAtEnd of MSW_SQS).', ...told].join('\n\n'));
}
