import { invalid } from './refusal';

/** Does what was asked; what the package says to a value that cannot be is what the client is told. @throws Refusal */
export function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw invalid(error.message);
    throw error;
  }
}
