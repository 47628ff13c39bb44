import type { Answer } from './call-action';

/** What an action answered; throws when that is an error. */
export async function unwrap(answer: Promise<Answer>): Promise<Answer> {
  const { error, ...output } = await answer;
  if (error !== undefined) throw new Error(`${error.code || 'Error'} (${error.status}): ${error.message}`);
  return output;
}
