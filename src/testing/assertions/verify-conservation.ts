import { conservation } from './conservation';
import { resolveSubject } from './subject';

/** What {@link toConserveMessages} asserts, without a runner. @throws Error that tells what got lost */
export function verifyConservation(sqs: object): void {
  const { conserved, paragraphs } = conservation(resolveSubject(sqs, 'verifyAtEnd'));
  if (conserved) return;
  const told = paragraphs.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  throw new Error(['Messages got lost in this test (option verifyAtEnd of MSW_SQS).', ...told].join('\n\n'));
}
